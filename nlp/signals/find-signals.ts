// Which red flags a text shows, and where.
import type { Knowledge, Signal } from '../knowledge/types.ts';
import { type Arc, Lattice } from '../phrases/lattice.ts';
import type { FlatPhrases } from '../phrases/flat-phrases.ts';
import { PhraseMatcher } from '../phrases/matcher.ts';
import type { Entity, FoundMeaning, FoundSignal, FoundTopic, NormalText, Token } from '../types.ts';
import { type Detector, detectors } from './detectors.ts';

/** What the stage reads: everything found so far about one text. */
export interface Evidence {
  readonly text: NormalText;
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
  readonly meanings: readonly FoundMeaning[];
}

/** Cues are counted by variant: how many words of the text speak for it. */
export interface SignalFindings {
  readonly topics: readonly FoundTopic[];
  readonly signals: readonly FoundSignal[];
  readonly cues: Float64Array;
}

/** The phrases of signals, cues and topics (their owners in this order, one after another), and of the signals' exceptions. */
export interface SignalPhrases {
  readonly signals: FlatPhrases;
  readonly exceptions: FlatPhrases;
  /** The terms of what lies over the tokens. */
  readonly meaningTerms: readonly number[];
  readonly entityTerm: (name: string) => number;
}

/** Where a phrase of a signal stands: tokens `[from, to)`. */
interface Place {
  readonly owner: number;
  readonly from: number;
  readonly to: number;
}

/** An exception speaks of what stands within so many words: people often write without full stops. */
const exceptionReach = 12;

/** Finds signals and topics, and counts the cues of the variants, in one pass over the text. */
export class SignalFinder {
  readonly #signals: readonly Signal[];
  readonly #detected: readonly (readonly [string, Detector])[];
  readonly #knowledge: Knowledge;
  readonly #phrases: SignalPhrases;
  readonly #lattice = new Lattice();
  readonly #matcher: PhraseMatcher;
  readonly #exceptions: PhraseMatcher;
  /** By signal: 1 while its exceptions are looked for. */
  readonly #wanted: Uint8Array;
  readonly #cueOwners: number;
  readonly #numberTerm: number;

  /** Throws an Error that names a detector that does not exist. */
  constructor(knowledge: Knowledge, phrases: SignalPhrases) {
    this.#knowledge = knowledge;
    this.#signals = knowledge.signals;
    this.#phrases = phrases;
    this.#matcher = new PhraseMatcher(phrases.signals);
    this.#exceptions = new PhraseMatcher(phrases.exceptions);
    this.#wanted = new Uint8Array(knowledge.signals.length);
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
    const { text, tokens, entities } = evidence;
    this.#lattice.lay(tokens, this.#arcs(evidence));
    const cues = new Float64Array(this.#cueOwners);
    const places: Place[] = [];
    const topics = new Map<number, number>();
    const count = this.#signals.length;
    const topicsFrom = count + this.#cueOwners;
    this.#matcher.match(this.#lattice, (owner, from, to) => {
      if (owner < count) places.push({ owner, from, to });
      else if (owner < topicsFrom) cues[owner - count]! += to - from;
      else topics.set(owner - topicsFrom, Math.max(topics.get(owner - topicsFrom) ?? 0, to - from));
    });
    const excepted = this.#exceptedTokens(places, tokens);
    const signals: FoundSignal[] = [];
    for (const { owner, from, to } of places) {
      const near = excepted.get(owner);
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
    return { signals: withoutOverlaps(signals), cues, topics: this.#topicsOf(topics) };
  }

  /** The topics of the text, the one said in the most words first; `longest`: by topic, in how many. */
  #topicsOf(longest: ReadonlyMap<number, number>): FoundTopic[] {
    if (longest.size === 0) return [];
    return [...longest]
      .sort(([a, words], [b, others]) => others - words || a - b)
      .map(([topic, words]) => ({ id: this.#knowledge.topics[topic]!.id, words }));
  }

  /** By signal that has places: 1 for each token near enough to one of its exceptions, in the same sentence. */
  #exceptedTokens(places: readonly Place[], tokens: readonly Token[]): ReadonlyMap<number, Uint8Array> {
    const excepted = new Map<number, Uint8Array>();
    if (places.length === 0) return excepted;
    const wanted = this.#wanted.fill(0);
    for (const { owner } of places) wanted[owner] = 1;
    const except = (owner: number, from: number, to: number): void => {
      let near = excepted.get(owner);
      if (near === undefined) excepted.set(owner, (near = new Uint8Array(tokens.length)));
      const { sentence } = tokens[from]!;
      const end = Math.min(tokens.length, to + exceptionReach);
      for (let at = Math.max(0, from - exceptionReach); at < end; at++) {
        if (tokens[at]!.sentence === sentence) near[at] = 1;
      }
    };
    this.#exceptions.match(this.#lattice, except, wanted);
    return excepted;
  }

  /** Meanings, numbers and entities as stretches over the tokens. */
  #arcs({ text, tokens, entities, meanings }: Evidence): Arc[] {
    const { meaningTerms } = this.#phrases;
    const arcs: Arc[] = [];
    for (const { meaning, from, to } of meanings)
      arcs.push({ at: from, next: to, term: meaningTerms[meaning]! });
    for (let at = 0; at < tokens.length; at++) {
      if (tokens[at]!.kind === 'number') arcs.push({ at, next: at + 1, term: this.#numberTerm });
    }
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
