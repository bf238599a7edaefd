// How a text is understood, whole: normalize ▶ language ▶ tokens ▶ entities ▶ meanings ▶ signals ▶ classify ▶ verdict.
import type { FeatureInput } from './classify/feature-input.ts';
import type { LinearModel } from './classify/linear-model.ts';
import { LinearReader } from './classify/linear-reader.ts';
import { findEntities } from './entities/find-entities.ts';
import type { Knowledge } from './knowledge/types.ts';
import { detectLanguage, type LanguageModel, WordScores } from './language/detect-language.ts';
import { entityKey, type Lexicon, meaningKey } from './lexicon.ts';
import { findMeanings } from './meanings/find-meanings.ts';
import { normalize } from './normalize/normalize.ts';
import { Lattice } from './phrases/lattice.ts';
import { PhraseMatcher } from './phrases/matcher.ts';
import { Terms } from './phrases/terms.ts';
import { SignalFinder, type SignalFindings } from './signals/find-signals.ts';
import { textForReader } from './reader/text-for-reader.ts';
import { fold } from './tokens/fold.ts';
import { Lexemes } from './tokens/lexemes.ts';
import { tokenize } from './tokens/tokenize.ts';
import type {
  Analysis,
  Entity,
  Gist,
  HiddenLink,
  Reading,
  SchemeId,
  SecondOpinion,
  SignalId,
  Span,
} from './types.ts';
import { Judge } from './verdict/decide.ts';
import { asksAtEnd } from './verdict/losses.ts';
import { Interview } from './verdict/interview.ts';
import { together } from './verdict/together.ts';

/** Telegram cuts at 4,096; what is much longer is judged by its beginning. */
export const mostCharacters = 6000;

/** Everything found in a text before anybody weighs it. */
export type Findings = FeatureInput & SignalFindings;

/** The stages before the reader; training and use share them. */
export class Finder {
  readonly #language: LanguageModel;
  readonly #wordScores: WordScores;
  readonly #serviceNumbers: ReadonlySet<string>;
  readonly #lexemes: Lexemes;
  readonly #words = new Lattice();
  readonly #forms: PhraseMatcher;
  readonly #signals: SignalFinder;

  constructor(knowledge: Knowledge, language: LanguageModel, lexicon: Lexicon) {
    this.#language = language;
    this.#wordScores = new WordScores(language, fold);
    this.#serviceNumbers = knowledge.serviceNumbers;
    const terms = new Terms(lexicon.terms);
    this.#lexemes = new Lexemes((keys) => terms.of(keys));
    this.#forms = new PhraseMatcher(lexicon.meanings);
    this.#signals = new SignalFinder(knowledge, {
      signals: lexicon.signals,
      exceptions: lexicon.exceptions,
      meaningTerms: knowledge.meanings.map(({ id }) => terms.number(meaningKey(id))),
      entityTerm: (name) => terms.number(entityKey(name)),
    });
  }

  find(raw: string, hiddenLinks: readonly HiddenLink[] = []): Findings {
    const text = normalize(raw.length > mostCharacters ? wholeCharacters(raw, mostCharacters) : raw);
    const language = detectLanguage(text.text.text, this.#wordScores, this.#language);
    const tokens = tokenize(text.text.text, language, this.#lexemes);
    const entities = findEntities(text.clean, hiddenLinks, this.#serviceNumbers);
    this.#words.lay(tokens);
    const meanings = findMeanings(this.#words, this.#forms);
    return {
      text,
      language,
      tokens,
      entities,
      meanings,
      ...this.#signals.find({ text, tokens, entities, meanings }),
    };
  }
}

/** What training wrote. */
export interface Models {
  readonly language: LanguageModel;
  readonly lexicon: Lexicon;
  readonly linear: LinearModel;
}

/** The whole way from a text to its Analysis. Synchronous, pure, never throws on any text. */
export class Pipeline {
  readonly #knowledge: Knowledge;
  readonly #finder: Finder;
  readonly #reader: LinearReader;
  readonly #judge: Judge;
  /** What taps say, where there is no text. */
  readonly interview: Interview;

  constructor(knowledge: Knowledge, { language, lexicon, linear }: Models) {
    this.#knowledge = knowledge;
    this.#finder = new Finder(knowledge, language, lexicon);
    this.#reader = new LinearReader(linear);
    this.#judge = new Judge(knowledge);
    this.interview = new Interview(knowledge.schemes, knowledge.interview);
  }

  /** In the order in which readings speak of them. */
  get schemeIds(): readonly SchemeId[] {
    return this.#knowledge.schemes.map(({ id }) => id);
  }

  /** What answers can be about, for whoever has to find words for it. */
  get signalIds(): readonly SignalId[] {
    return this.#knowledge.signals.map(({ id }) => id);
  }

  /** `second`: what asking a second reader brought, if it was asked. */
  analyze(
    raw: string,
    hiddenLinks: readonly HiddenLink[] = [],
    second: SecondOpinion | null = null,
  ): Analysis {
    const { findings, reading } = this.read(raw, hiddenLinks);
    return this.judge(findings, reading, second);
  }

  /** The text as a second reader should see it. */
  forSecondReader(raw: string): string {
    return textForReader(normalize(raw));
  }

  /** A text that goes on where another ended: judged in its light. */
  together(before: Gist, now: Analysis): Analysis {
    return together(before, now, this.#knowledge.thresholds);
  }

  /** What is found in a text and how the linear reader reads it, before anybody judges. */
  read(raw: string, hiddenLinks: readonly HiddenLink[] = []): { findings: Findings; reading: Reading } {
    const findings = this.#finder.find(raw, hiddenLinks);
    return { findings, reading: this.#reader.read(findings) };
  }

  /** The scheme a text is most like, whether it is one or not. */
  nearestScheme(raw: string): SchemeId {
    const { schemes } = this.read(raw).reading;
    return this.#knowledge.schemes[schemes.indexOf(Math.max(...schemes))]!.id;
  }

  judge(findings: Findings, reading: Reading, second: SecondOpinion | null = null): Analysis {
    const { signals, cues, language, entities, meanings, tokens, text } = findings;
    const judgement = this.#judge.decide({
      reading,
      second: second?.reading ?? null,
      signals,
      cues,
      language,
      entities,
      words: tokens.length,
      meanings: meanings.length,
      disguised: text.disguises > 1,
      bare: isBare(text.raw, entities),
    });
    const wording = (scheme: SchemeId): Span | null => {
      const span = this.#reader.tellingWords(tokens, scheme);
      return span && { start: text.text.starts[span.start]!, end: text.text.ends[span.end - 1]! };
    };
    const evidence = this.#judge.evidence(judgement.verdict, signals, wording, second?.telling ?? null);
    const lost = this.#judge.lost(reading, signals, asksAtEnd(text));
    return { language, ...judgement, signals, evidence, lost, entities, topics: findings.topics };
  }
}

/** Nothing stands in the text but addresses and numbers. */
function isBare(raw: string, entities: readonly Entity[]): boolean {
  let rest = '';
  let at = 0;
  for (const { start, end } of entities) {
    rest += raw.slice(at, start);
    at = end;
  }
  return at > 0 && !/\p{L}/u.test(rest + raw.slice(at));
}

/** At most `length` units, never ending in half a surrogate pair. */
function wholeCharacters(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
