// What those who run the bot may ask of it in the chat: counts, given texts, and a word to whom an answer misled.
import type { Store } from '../storage/store.ts';

/** What comes of an admin's command: lines for the admin, and whom to tell what. */
export interface AdminOutcome {
  readonly lines: readonly string[];
  readonly correction: {
    readonly chat: string;
    readonly address: string;
    readonly donation: number;
    readonly isScam: boolean;
  } | null;
}

export const adminCommands: ReadonlySet<string> = new Set(['stats', 'given', 'corrected']);

const shown = 10;

/** `/stats`, `/given`, `/corrected <number> scam|harmless`. */
export async function onAdmin(name: string, argument: string, store: Store): Promise<AdminOutcome> {
  const say = (...lines: readonly string[]): AdminOutcome => ({ lines, correction: null });
  switch (name) {
    case 'stats': {
      const tallies = await store.tallies();
      const counts = await store.counts();
      return say(
        ...counts.map(({ verdict, amount }) => `${verdict}: ${amount}`),
        ...tallies.map(({ what, name: which, amount }) => `${what} ${which}: ${amount}`),
      );
    }
    case 'given': {
      const given = await store.donations();
      return say(
        ...given
          .slice(-shown)
          .map(({ id, verdict, reason, text }) => `${id} (${verdict}, ${reason}): ${text}`),
      );
    }
    case 'corrected': {
      const match = /^(\d+) (scam|harmless)$/.exec(argument);
      if (match === null) return say('/corrected <number> scam|harmless');
      const donation = Number(match[1]);
      const subscriber = await store.subscriberOf(donation);
      if (subscriber === null) return say('Nobody asked to be told.');
      return { lines: ['Told.'], correction: { ...subscriber, donation, isScam: match[2] === 'scam' } };
    }
    default:
      return say();
  }
}
