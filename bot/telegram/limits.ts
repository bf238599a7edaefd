// How much one person may ask: enough for anybody in trouble, too little to slow down the others.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many updates in so many seconds. */
export interface Limit {
  readonly updates: number;
  readonly seconds: number;
}

/** Within the limit, just over it (and to be told so), or told already. */
export type Pace = 'within' | 'just-over' | 'over';

export class Limits {
  readonly #limiter: RateLimiterMemory;
  readonly #most: number;

  constructor({ updates, seconds }: Limit) {
    this.#most = updates;
    this.#limiter = new RateLimiterMemory({ points: updates, duration: seconds });
  }

  /** Whether a person is within the limit, has just gone over it (and is to be told so), or was told already. */
  async of(person: number): Promise<Pace> {
    return this.#consume(String(person));
  }

  /** Whether what a group says among itself is still listened to. Nobody is told when it is not. */
  async ofGroup(chat: number): Promise<boolean> {
    return (await this.#consume(`group ${chat}`)) === 'within';
  }

  async #consume(key: string): Promise<Pace> {
    try {
      await this.#limiter.consume(key);
      return 'within';
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return refused.consumedPoints === this.#most + 1 ? 'just-over' : 'over';
    }
  }
}
