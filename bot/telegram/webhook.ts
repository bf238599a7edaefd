// The webhook: Telegram brings updates one by one; the answer 200 says that an update can no longer be lost.
import { createHash, timingSafeEqual } from 'node:crypto';
import { fastify, type FastifyInstance } from 'fastify';
import { type Letter, updateFrom } from './inbox.ts';
import { allows } from './networks.ts';

/** How Telegram reaches us. */
export interface WebhookOptions {
  /** As Telegram is told; its path is the one served here. */
  readonly url: string;
  readonly secret: string;
  readonly host: string;
  readonly port: number;
  /** Networks that may call, as CIDR; null: anybody who knows the secret. */
  readonly from: readonly string[] | null;
  /** Proxies of our own whose X-Forwarded-For is believed, as CIDR. */
  readonly proxies: readonly string[];
}

const mostBytes = 2 ** 20;

/** A server that is not listening yet. `receive` resolves when the update may be acknowledged. */
export function webhookServer(
  options: WebhookOptions,
  receive: (letters: readonly Letter[]) => Promise<void>,
): FastifyInstance {
  const server = fastify({
    bodyLimit: mostBytes,
    trustProxy: options.proxies.length === 0 ? false : [...options.proxies],
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
  });
  const mayCall = options.from === null ? (): boolean => true : allows(options.from);
  const isSecret = equals(options.secret);
  server.removeAllContentTypeParsers();
  // The bytes as they came are what is kept.
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  server.post<{ Body: Buffer | null }>(
    new URL(options.url).pathname,
    {
      // Before a byte of the body is read.
      onRequest: async ({ headers, ip }, reply) => {
        if (!mayCall(ip) || !isSecret(String(headers['x-telegram-bot-api-secret-token'])))
          return reply.code(403).send();
        return undefined;
      },
    },
    async ({ body }, reply) => {
      const update = body === null ? null : updateFrom(body.toString());
      if (update === null || body === null) return reply.code(400).send();
      await receive([{ update, body }]);
      return reply.code(200).send();
    },
  );
  // What fastify says by itself would quote the address that was asked for.
  server.setNotFoundHandler((_request, reply) => reply.code(404).send());
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    reply.code(error.statusCode ?? 500).send(),
  );
  return server;
}

/** Takes the same time however much of the secret was guessed. */
function equals(secret: string): (given: string) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const wanted = digest(secret);
  return (given) => timingSafeEqual(digest(given), wanted);
}
