// A Bot API that costs next to nothing, for measuring: it takes every call and notes when which question was answered.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export class LeanApi {
  /** Called with the number of the question a message hangs on. */
  onSent: (question: number, chat: number) => void = () => undefined;
  /** What getUpdates gives: the updates from an offset on. */
  updatesFrom: (offset: number, limit: number) => readonly object[] = () => [];
  readonly #server: Server;
  #messageId = 1e6;

  constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (part: string) => (body += part));
      request.on('end', () => {
        const result = this.#answer(request.url!.slice(request.url!.lastIndexOf('/') + 1), body);
        response.setHeader('content-type', 'application/json');
        response.end(`{"ok":true,"result":${result}}`);
      });
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(method: string, body: string): string {
    switch (method) {
      case 'getMe':
        return '{"id":42,"is_bot":true,"first_name":"Fake","username":"fake_bot"}';
      case 'getUpdates': {
        const { offset, limit } = JSON.parse(body) as { offset: number; limit: number };
        return JSON.stringify(this.updatesFrom(offset, limit));
      }
      case 'sendMessage': {
        const question = Number(/"reply_parameters":\{"message_id":(\d+)/.exec(body)?.[1] ?? 0);
        this.onSent(question, Number(/"chat_id":(-?\d+)/.exec(body)?.[1] ?? 0));
        return `{"message_id":${this.#messageId++},"date":1,"chat":{"id":1,"type":"private"},"text":"a"}`;
      }
      default:
        return 'true';
    }
  }
}
