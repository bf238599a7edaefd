// How a text is understood, whole: normalize ▶ language ▶ tokens ▶ entities ▶ meanings ▶ signals ▶ classify ▶ verdict.
import { extractFeatures, FeatureBuffer, type FeatureInput } from './classify/features.ts';
import type { LinearModel } from './classify/linear-model.ts';
import { read } from './classify/read.ts';
import { tellingWords } from './classify/telling-words.ts';
import { findEntities } from './entities/find-entities.ts';
import { hash } from './hash.ts';
import type { Knowledge } from './knowledge/types.ts';
import { detectLanguage, type LanguageModel } from './language/detect-language.ts';
import { findMeanings } from './meanings/find-meanings.ts';
import { normalize } from './normalize/normalize.ts';
import { PhraseMatcher, type PhraseKeys } from './phrases/matcher.ts';
import { SignalFinder, type SignalFindings } from './signals/find-signals.ts';
import { fold } from './tokens/fold.ts';
import { createLexemes } from './tokens/lexemes.ts';
import { spellings } from './tokens/spellings.ts';
import { tokenize } from './tokens/tokenize.ts';
import type { Analysis, HiddenLink, Language, Reading, SchemeId, SignalId, Span } from './types.ts';
import { chooseEvidence } from './verdict/choose-evidence.ts';
import { decide } from './verdict/decide.ts';

/** Telegram cuts at 4,096; what is longer still is judged by its beginning. */
export const mostCharacters = 6000;

/** Everything found in a text before anybody weighs it. */
export type Findings = FeatureInput & SignalFindings;

/** The stages before the reader; training and use share them. */
export class Finder {
  readonly #language: LanguageModel;
  readonly #serviceNumbers: ReadonlySet<string>;
  readonly #lexemes = createLexemes();
  readonly #forms: PhraseMatcher;
  readonly #signals: SignalFinder;

  /** Throws an Error that names the phrase when a meaning, signal or cue cannot be read. */
  constructor(knowledge: Knowledge, language: LanguageModel) {
    this.#language = language;
    this.#serviceNumbers = knowledge.serviceNumbers;
    const keys: PhraseKeys = {
      lexeme: this.#lexemes,
      spellings,
      meaning: (id) => hash(id, 31),
      entity: (name) => hash(name, 32),
    };
    this.#forms = new PhraseMatcher(keys);
    knowledge.meanings.forEach(({ ru, kk }, i) => this.#forms.add(i, { ru, kk }));
    this.#signals = new SignalFinder(knowledge, keys);
  }

  find(raw: string, hiddenLinks: readonly HiddenLink[] = []): Findings {
    const text = normalize(raw.length > mostCharacters ? wholeCharacters(raw, mostCharacters) : raw);
    const language: Language = detectLanguage(text.text.text, fold, this.#language);
    const tokens = tokenize(text.text.text, language, this.#lexemes);
    const entities = findEntities(text.clean, hiddenLinks, this.#serviceNumbers);
    const meanings = findMeanings(tokens, this.#forms);
    const { signals, cues } = this.#signals.find({ text, tokens, entities, meanings });
    return { text, language, tokens, entities, meanings, signals, cues };
  }
}

/** The whole way from a text to its Analysis. Synchronous, pure, never throws on any text. */
export class Pipeline {
  readonly #knowledge: Knowledge;
  readonly #model: LinearModel;
  readonly #finder: Finder;
  readonly #features = new FeatureBuffer();

  constructor(knowledge: Knowledge, language: LanguageModel, model: LinearModel) {
    this.#knowledge = knowledge;
    this.#model = model;
    this.#finder = new Finder(knowledge, language);
  }

  /** What answers can be about, for whoever has to find words for it. */
  get signalIds(): readonly SignalId[] {
    return this.#knowledge.signals.map(({ id }) => id);
  }

  analyze(raw: string, hiddenLinks: readonly HiddenLink[] = []): Analysis {
    const { findings, reading } = this.read(raw, hiddenLinks);
    return this.judge(findings, reading);
  }

  /** What is found in a text and how the linear reader reads it, before anybody judges. */
  read(raw: string, hiddenLinks: readonly HiddenLink[] = []): { findings: Findings; reading: Reading } {
    const findings = this.#finder.find(raw, hiddenLinks);
    extractFeatures(findings, this.#features);
    return { findings, reading: read(this.#features, this.#model) };
  }

  judge(findings: Findings, reading: Reading): Analysis {
    const { signals, cues, language, entities } = findings;
    const judgement = decide(
      { readings: [reading], labels: this.#model.labels, signals, cues, words: findings.tokens.length },
      this.#knowledge,
    );
    const evidence = chooseEvidence(judgement.verdict, signals, this.#knowledge.signals, (scheme) =>
      this.#wording(findings, scheme),
    );
    const lost = this.#model.losses.filter((_, i) => reading.losses[i]! >= this.#knowledge.thresholds.lost);
    return { language, ...judgement, signals, evidence, lost, entities };
  }

  /** The words that weighed most, as a span of the raw text. */
  #wording({ tokens, text }: Findings, scheme: SchemeId): Span | null {
    const span = tellingWords(tokens, scheme, this.#model);
    return span && { start: text.text.starts[span.start]!, end: text.text.ends[span.end - 1]! };
  }
}

/** At most `length` units, never ending in half a surrogate pair. */
function wholeCharacters(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
