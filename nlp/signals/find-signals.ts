// Which red flags a text shows, and where.
import type { Knowledge, Signal } from '../knowledge/types.ts';
import { type Arc, type Lattice, overlaid } from '../phrases/lattice.ts';
import type { FlatPhrases } from '../phrases/flat-phrases.ts';
import { PhraseMatcher } from '../phrases/matcher.ts';
import type { Entity, FoundMeaning, FoundSignal, NormalText, Token } from '../types.ts';
import { type Detector, detectors } from './detectors.ts';

/** What the stage reads: everything found so far about one text. */
export interface Evidence {
  readonly text: NormalText;
  readonly words: Lattice;
  readonly entities: readonly Entity[];
  readonly meanings: readonly FoundMeaning[];
}

/** Cues are counted by variant: how many words of the text speak for it. */
export interface SignalFindings {
  readonly signals: readonly FoundSignal[];
  readonly cues: Float64Array;
}

/**
 * The phrases of signals, their exceptions and cues, and the terms of what lies over the tokens. Owners of exceptions
 * come after those of the signals, those of cues after these: one pass finds all.
 */
export interface SignalPhrases {
  readonly signals: FlatPhrases;
  readonly meaningTerms: readonly number[];
  readonly entityTerm: (name: string) => number;
}

/** Where a phrase of a signal stands, or of its exceptions: tokens `[from, to)`. */
interface Place {
  readonly owner: number;
  readonly from: number;
  readonly to: number;
}

/** An exception speaks of what stands within so many words: people often write without full stops. */
const exceptionReach = 12;

/** Finds the signals, and counts the cues of the variants, in one pass over the text. */
export class SignalFinder {
  readonly #signals: readonly Signal[];
  readonly #detected: readonly (readonly [string, Detector])[];
  readonly #knowledge: Knowledge;
  readonly #phrases: SignalPhrases;
  readonly #matcher: PhraseMatcher;
  readonly #cueOwners: number;
  readonly #numberTerm: number;

  /** Throws an Error that names a detector that does not exist. */
  constructor(knowledge: Knowledge, phrases: SignalPhrases) {
    this.#knowledge = knowledge;
    this.#signals = knowledge.signals;
    this.#phrases = phrases;
    this.#matcher = new PhraseMatcher(phrases.signals);
    this.#cueOwners = knowledge.schemes.reduce((sum, { variants }) => sum + variants.length, 0);
    this.#numberTerm = phrases.entityTerm('number');
    this.#detected = knowledge.signals.flatMap(({ id, detector }): (readonly [string, Detector])[] => {
      if (detector === null) return [];
      const found = detectors.get(detector);
      if (found === undefined)
        throw new Error(`signal «${id}» names detector «${detector}», which does not exist`);
      return [[id, found]];
    });
  }

  find(evidence: Evidence): SignalFindings {
    const { text, entities } = evidence;
    const { tokens } = evidence.words;
    const lattice = overlaid(evidence.words, this.#arcs(evidence));
    const cues = new Float64Array(this.#cueOwners);
    const places: Place[] = [];
    const exceptions: Place[] = [];
    const count = this.#signals.length;
    this.#matcher.match(lattice, (owner, from, to) => {
      if (owner < count) places.push({ owner, from, to });
      else if (owner < 2 * count) exceptions.push({ owner: owner - count, from, to });
      else cues[owner - 2 * count]! += to - from;
    });
    const spared = places.length > 0 ? sparedTokens(exceptions, tokens) : null;
    const signals: FoundSignal[] = [];
    for (const { owner, from, to } of places) {
      const near = spared?.get(owner);
      if (near !== undefined && (near[from] === 1 || near[to - 1] === 1)) continue;
      signals.push({
        id: this.#signals[owner]!.id,
        start: text.text.starts[tokens[from]!.start]!,
        end: text.text.ends[tokens[to - 1]!.end - 1]!,
      });
    }
    for (const [id, detector] of this.#detected) {
      for (const { start, end } of detector(text, entities, this.#knowledge))
        signals.push({ id, start, end });
    }
    return { signals: withoutOverlaps(signals), cues };
  }

  /** Meanings, numbers and entities as stretches over the tokens. */
  #arcs({ text, words, entities, meanings }: Evidence): Arc[] {
    const { tokens } = words;
    const arcs: Arc[] = meanings.map(({ meaning, from, to }) => ({
      at: from,
      next: to,
      term: this.#phrases.meaningTerms[meaning]!,
    }));
    tokens.forEach(({ kind }, at) => {
      if (kind === 'number') arcs.push({ at, next: at + 1, term: this.#numberTerm });
    });
    let at = 0;
    for (const { kind, start, end } of entities) {
      while (at < tokens.length && text.text.starts[tokens[at]!.start]! < start) at++;
      let next = at;
      while (next < tokens.length && text.text.starts[tokens[next]!.start]! < end) next++;
      if (next > at) arcs.push({ at, next, term: this.#phrases.entityTerm(kind) });
    }
    return arcs;
  }
}

/** By signal: 1 for each token near enough to one of its exceptions, in the same sentence. */
function sparedTokens(
  exceptions: readonly Place[],
  tokens: readonly Token[],
): ReadonlyMap<number, Uint8Array> {
  const spared = new Map<number, Uint8Array>();
  for (const { owner, from, to } of exceptions) {
    let near = spared.get(owner);
    if (near === undefined) spared.set(owner, (near = new Uint8Array(tokens.length)));
    const { sentence } = tokens[from]!;
    const end = Math.min(tokens.length, to + exceptionReach);
    for (let at = Math.max(0, from - exceptionReach); at < end; at++) {
      if (tokens[at]!.sentence === sentence) near[at] = 1;
    }
  }
  return spared;
}

/** Of hits of one signal that overlap, the longest; in the order of the text. */
function withoutOverlaps(signals: FoundSignal[]): FoundSignal[] {
  if (signals.length < 2) return signals;
  signals.sort((a, b) => a.start - b.start || b.end - a.end);
  const reach = new Map<string, number>();
  return signals.filter(({ id, start, end }) => {
    if (start < (reach.get(id) ?? -1)) return false;
    reach.set(id, end);
    return true;
  });
}
