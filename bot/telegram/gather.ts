// Several messages that are one story: forwards that come in one breath, a comment and what it is about. They are read
// together, and answered once.
import type { Incoming } from '../dialog/types.ts';
import type { Arrival } from './incoming.ts';

/** How long to wait for more after a message of somebody else's, and after one of the person's own. */
export interface GatherTimes {
  readonly afterForwardMs: number;
  readonly afterOwnMs: number;
  readonly mostMs: number;
}

const mostMessages = 20;

interface Gathering {
  arrivals: Arrival[];
  begun: number;
  timer: NodeJS.Timeout;
  readonly waiting: ((whole: Arrival | null) => void)[];
}

/** Resolves with everything that came together for the last of it, with null for the others. */
export function gatherer(times: GatherTimes): (arrival: Arrival) => Promise<Arrival | null> {
  const gatherings = new Map<number, Gathering>();
  const finish = (chat: number): void => {
    const gathering = gatherings.get(chat);
    if (gathering === undefined) return;
    gatherings.delete(chat);
    clearTimeout(gathering.timer);
    gathering.waiting.forEach((tell, i) =>
      tell(i === gathering.waiting.length - 1 ? joined(gathering.arrivals) : null),
    );
  };
  return (arrival) => {
    const { chat, incoming } = arrival;
    if (incoming.kind !== 'text' || arrival.replaces !== null) {
      // Anything else ends the story: what was said before it is answered before it.
      finish(chat);
      return Promise.resolve(arrival);
    }
    return new Promise((resolve) => {
      const now = Date.now();
      const gathering = gatherings.get(chat) ?? {
        arrivals: [],
        begun: now,
        timer: setTimeout(() => undefined, 0),
        waiting: [],
      };
      gatherings.set(chat, gathering);
      gathering.arrivals.push(arrival);
      gathering.waiting.push(resolve);
      clearTimeout(gathering.timer);
      const pause = incoming.forwarded ? times.afterForwardMs : times.afterOwnMs;
      const left = gathering.begun + times.mostMs - now;
      if (gathering.arrivals.length >= mostMessages || left <= 0) finish(chat);
      else gathering.timer = setTimeout(() => finish(chat), Math.min(pause, left));
    });
  };
}

/** One arrival out of several texts: an empty line between them, the answer hangs on the last. */
function joined(arrivals: readonly Arrival[]): Arrival {
  const last = arrivals.at(-1)!;
  if (arrivals.length === 1) return last;
  const texts = arrivals.flatMap(({ incoming }) => (incoming.kind === 'text' ? [incoming] : []));
  let text = '';
  const hiddenLinks = texts.flatMap(({ passage }) => {
    if (text !== '') text += '\n\n';
    const offset = text.length;
    text += passage.text;
    return passage.hiddenLinks.map(({ start, end, url }) => ({
      start: start + offset,
      end: end + offset,
      url,
    }));
  });
  const incoming: Incoming = {
    kind: 'text',
    passage: { text, hiddenLinks },
    forwarded: texts.some(({ forwarded }) => forwarded),
    beside: texts.find(({ beside }) => beside !== null)?.beside ?? null,
  };
  return { ...last, incoming };
}
