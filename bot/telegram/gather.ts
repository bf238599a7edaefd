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

/** One update of a story. */
export interface Part {
  readonly update: number;
  readonly arrival: Arrival;
  /** It lay in the inbox when the process last ended. */
  readonly suspect: boolean;
}

/** What is answered at once. */
export interface Story {
  readonly parts: readonly Part[];
  readonly arrival: Arrival;
}

const mostMessages = 20;

interface Gathering {
  readonly parts: Part[];
  readonly begun: number;
  readonly done: PromiseWithResolvers<void>;
  timer: NodeJS.Timeout | undefined;
}

export class Gatherer {
  readonly #times: GatherTimes;
  readonly #work: (story: Story) => Promise<void>;
  readonly #gatherings = new Map<number, Gathering>();

  /** `work` is called for every story as soon as it is whole. */
  constructor(times: GatherTimes, work: (story: Story) => Promise<void>) {
    this.#times = times;
    this.#work = work;
  }

  /** Resolves when the story this belongs to has been worked off. */
  add(part: Part): Promise<void> {
    const { chat, incoming, replaces } = part.arrival;
    if (incoming.kind !== 'text' || replaces !== null) {
      // Anything else ends the story: what was said before it is answered before it.
      this.#finish(chat);
      return this.#work({ parts: [part], arrival: part.arrival });
    }
    const now = performance.now();
    let gathering = this.#gatherings.get(chat);
    if (gathering === undefined) {
      gathering = { parts: [], begun: now, done: Promise.withResolvers(), timer: undefined };
      this.#gatherings.set(chat, gathering);
    }
    gathering.parts.push(part);
    clearTimeout(gathering.timer);
    const pause = incoming.forwarded ? this.#times.afterForwardMs : this.#times.afterOwnMs;
    const left = gathering.begun + this.#times.mostMs - now;
    if (gathering.parts.length >= mostMessages || left <= 0 || pause === 0) this.#finish(chat);
    else gathering.timer = setTimeout(() => this.#finish(chat), Math.min(pause, left));
    return gathering.done.promise;
  }

  /** A message begins a story and more of it may come. */
  isFirst(chat: number): boolean {
    return this.#gatherings.get(chat)?.parts.length === 1;
  }

  /** Nobody waits for more. */
  finishAll(): void {
    for (const chat of [...this.#gatherings.keys()]) this.#finish(chat);
  }

  #finish(chat: number): void {
    const gathering = this.#gatherings.get(chat);
    if (gathering === undefined) return;
    this.#gatherings.delete(chat);
    clearTimeout(gathering.timer);
    const { parts, done } = gathering;
    this.#work({ parts, arrival: joined(parts.map(({ arrival }) => arrival)) }).then(
      done.resolve,
      done.reject,
    );
  }
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
