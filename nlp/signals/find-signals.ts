// Which red flags a text shows, and where.
import type { Knowledge, Signal } from '../knowledge/types.ts';
import { type Arc, latticeOf } from '../phrases/lattice.ts';
import { PhraseMatcher, type PhraseKeys } from '../phrases/matcher.ts';
import type { Entity, FoundMeaning, FoundSignal, NormalText, Token } from '../types.ts';
import { detectors } from './detectors.ts';

/** What the stage reads: everything found so far about one text. */
export interface Evidence {
  readonly text: NormalText;
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
  readonly meanings: readonly FoundMeaning[];
}

/** Cues are counted by owner: how many different words of the text speak for it. */
export interface SignalFindings {
  readonly signals: readonly FoundSignal[];
  readonly cues: Float64Array;
}

/** Finds the signals, and counts the cues of the variants, in one pass over the text. */
export class SignalFinder {
  readonly #signals: readonly Signal[];
  readonly #knowledge: Knowledge;
  readonly #phrases: PhraseMatcher;
  readonly #unless: PhraseMatcher;
  readonly #cueOwners: number;
  readonly #meaningKeys: readonly number[];
  readonly #entityKey: (name: string) => number;

  /** Throws an Error naming signal or variant and phrase when a phrase cannot be read. */
  constructor(knowledge: Knowledge, keys: PhraseKeys) {
    this.#knowledge = knowledge;
    this.#signals = knowledge.signals;
    this.#phrases = new PhraseMatcher(keys);
    this.#unless = new PhraseMatcher(keys);
    this.#entityKey = keys.entity;
    this.#meaningKeys = knowledge.meanings.map(({ id }) => keys.meaning(id));
    knowledge.signals.forEach((signal, owner) => {
      this.#phrases.add(owner, signal.phrases);
      this.#unless.add(owner, signal.unless);
    });
    const variants = knowledge.schemes.flatMap(({ variants }) => variants);
    variants.forEach(({ cues }, i) => this.#phrases.add(knowledge.signals.length + i, cues));
    this.#cueOwners = variants.length;
  }

  find(evidence: Evidence): SignalFindings {
    const { text, tokens, entities } = evidence;
    const lattice = latticeOf(tokens, this.#arcs(evidence));
    const cues = new Float64Array(this.#cueOwners);
    const places: { owner: number; from: number; to: number }[] = [];
    this.#phrases.match(lattice, (owner, from, to) => {
      if (owner < this.#signals.length) places.push({ owner, from, to });
      else cues[owner - this.#signals.length]! += to - from;
    });
    const spared = new Set<string>();
    if (places.length > 0) {
      this.#unless.match(lattice, (owner, from) => spared.add(`${owner}:${tokens[from]!.sentence}`));
    }
    const signals: FoundSignal[] = [];
    for (const { owner, from, to } of places) {
      if (spared.has(`${owner}:${tokens[from]!.sentence}`)) continue;
      signals.push({
        id: this.#signals[owner]!.id,
        start: text.text.starts[tokens[from]!.start]!,
        end: text.text.ends[tokens[to - 1]!.end - 1]!,
      });
    }
    for (const { id, detector } of this.#signals) {
      if (detector === null) continue;
      for (const { start, end } of detectors.get(detector)!(text, entities, this.#knowledge))
        signals.push({ id, start, end });
    }
    return { signals: withoutOverlaps(signals), cues };
  }

  #arcs({ text, tokens, entities, meanings }: Evidence): Arc[] {
    const arcs: Arc[] = meanings.map(({ meaning, from, to }) => ({
      at: from,
      next: to,
      key: this.#meaningKeys[meaning]!,
    }));
    const numberKey = this.#entityKey('number');
    tokens.forEach(({ kind }, at) => {
      if (kind === 'number') arcs.push({ at, next: at + 1, key: numberKey });
    });
    let at = 0;
    for (const { kind, start, end } of entities) {
      while (at < tokens.length && text.text.starts[tokens[at]!.start]! < start) at++;
      let next = at;
      while (next < tokens.length && text.text.starts[tokens[next]!.start]! < end) next++;
      if (next > at) arcs.push({ at, next, key: this.#entityKey(kind) });
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
