// Telegram's side of a webhook: brings every update again and again until it is acknowledged with 200.
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { inTurn } from '../../bot/telegram/in-turn.ts';

export class WebhookPusher {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #secret: string;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #oneByOne = inTurn();
  #stopped = false;
  acknowledged = 0;
  /** How often an update had to be brought again. */
  again = 0;

  constructor(url: string, secret: string, connections = 40) {
    const { origin, pathname } = new URL(url);
    this.#pool = new Pool(origin, { connections });
    this.#path = pathname;
    this.#secret = secret;
  }

  /** Resolves when the update was acknowledged. Those of one chat are brought one after another. */
  push(chat: number, update: object): Promise<void> {
    const body = JSON.stringify(update);
    const pushing = this.#oneByOne(chat, () => this.#insist(body)).finally(() =>
      this.#inFlight.delete(pushing),
    );
    this.#inFlight.add(pushing);
    return pushing;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#pool.destroy();
    await Promise.all(this.#inFlight);
  }

  async #insist(body: string): Promise<void> {
    while (!this.#stopped) {
      try {
        const headers = {
          'content-type': 'application/json',
          'x-telegram-bot-api-secret-token': this.#secret,
        };
        const answer = await this.#pool.request({ path: this.#path, method: 'POST', headers, body });
        await answer.body.dump();
        if (answer.statusCode === 200) {
          this.acknowledged++;
          return;
        }
      } catch {
        // Nobody there, for now.
      }
      this.again++;
      await sleep(20);
    }
  }
}
