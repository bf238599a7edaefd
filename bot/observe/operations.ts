// A door for those who run the bot, on a port of its own: is it alive, is it ready, what does it do.
import { fastify } from 'fastify';
import type { Tell } from './happening.ts';
import { type Levels, metrics } from './metrics.ts';

export interface OperationsHouse extends Levels {
  /** Whether something can be made durable now. */
  readonly storage: () => Promise<boolean>;
  /** Whether updates come in. */
  readonly listening: () => boolean;
}

export interface Operations {
  readonly tell: Tell;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves `/health`, `/ready` and `/metrics`. */
export async function serveOperations(
  at: { readonly host: string; readonly port: number },
  house: OperationsHouse,
): Promise<Operations> {
  const { tell, text, contentType } = metrics(house);
  const server = fastify({ forceCloseConnections: true });
  server.get('/health', () => ({ alive: true }));
  server.get('/ready', async (_request, reply) => {
    const storage = await house.storage();
    const listening = house.listening();
    return reply.code(storage && listening ? 200 : 503).send({ storage, listening });
  });
  server.get('/metrics', async (_request, reply) => reply.type(contentType).send(await text()));
  const address = await server.listen(at);
  return { tell, port: Number(new URL(address).port), close: () => server.close() };
}
