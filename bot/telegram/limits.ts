// How much one chat may ask: enough for anybody in trouble, too little to slow down the others.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many updates in so many seconds. */
export interface Limit {
  readonly updates: number;
  readonly seconds: number;
}

export class Limits {
  readonly #limiter: RateLimiterMemory;
  readonly #most: number;

  constructor({ updates, seconds }: Limit) {
    this.#most = updates;
    this.#limiter = new RateLimiterMemory({ points: updates, duration: seconds });
  }

  /** Whether the chat is within its limit, has just gone over it (and is to be told so), or was told already. */
  async of(chat: number): Promise<'within' | 'just-over' | 'over'> {
    try {
      await this.#limiter.consume(chat);
      return 'within';
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return refused.consumedPoints === this.#most + 1 ? 'just-over' : 'over';
    }
  }
}
