// The nouns that travel through the pipeline and out of the door.

/** How a text is written: Russian, Kazakh, both, either in Latin letters, or something else. */
export type Language = 'ru' | 'kk' | 'mixed' | 'kk-latn' | 'ru-latn' | 'other';

/** Ids of things that live in `data/`: code knows none of them by name. */
export type SchemeId = string;
export type VariantId = string;
export type SignalId = string;
export type MeaningId = string;
export type TopicId = string;
/**
 * What a topic is to the bot: despair, small talk, a question it answers; or an answer to what it has just said: a step is
 * done, cannot be done, what now, it was given, it was refused, the call was ended, somebody was robbed; something was given away that the
 * reader knows nothing of; when it was; that something is asked.
 */
export const topicKinds = [
  'distress',
  'talk',
  'question',
  'asks',
  'done',
  'cannot',
  'what-now',
  'given',
  'refused',
  'hung-up',
  'victim',
  'deed',
  'when',
] as const;
export type TopicKind = (typeof topicKinds)[number];
/** What somebody may already have given away (`code`, `money`, …): the `lost` of data/emergencies. */
export type LossId = string;

/** A stretch of text, UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text after some rewriting, with the way back: unit `i` of `text` came from raw `[starts[i], ends[i])`. */
export interface MappedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The three depths of one text. */
export interface NormalText {
  readonly raw: string;
  /** Lower case, entities decoded, invisible and decorative characters gone; disguises still visible. */
  readonly clean: MappedText;
  /** `clean` with disguises undone: look-alike letters, spaced-out words, leet digits, stretched letters. */
  readonly text: MappedText;
  /** How many disguises had to be undone. */
  readonly disguises: number;
}

/** The comparable forms of one word; equal words have equal numbers. */
export interface WordKeys {
  /** The folded word itself. */
  readonly form: number;
  /** Its stem if it is Russian. */
  readonly ru: number;
  /** Its stem if it is Kazakh. */
  readonly kk: number;
  /** The Russian stem of what is left when Kazakh endings are off: «ссылкаға» → «ссылк». */
  readonly loan: number;
}

/** All that is known of one word. No letter of it is kept. */
export interface Lexeme extends Pick<WordKeys, 'form' | 'loan'> {
  /** Terms of the lexicon's phrases it may stand for. */
  readonly terms: readonly number[];
  /** Hashes of its character n-grams, boundary marks included. */
  readonly grams: readonly number[];
  /** Where the tokens stage keeps it: small, and its alone as long as it is kept. */
  readonly slot: number;
  /** Counts lexemes made, from 1: of those that ever had one slot no two have the same. */
  readonly serial: number;
}

export type TokenKind = 'word' | 'number';

/** One word or number; `start` and `end` point into `NormalText.text`. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly lexeme: Lexeme;
  /** Sentence number, from 0. */
  readonly sentence: number;
}

/** What can be recognised by its shape. Spans point into the raw text. */
export type Entity =
  | (Span & { readonly kind: 'link'; readonly link: Link })
  | (Span & { readonly kind: 'phone'; readonly country: string | null })
  | (Span & { readonly kind: 'card' | 'iin' | 'iban' | 'code' | 'sum' });

export interface Link {
  readonly host: string;
  /** The registrable part, e.g. `kz.com` of `kaspi-prize.kz.com`; null for a bare address. */
  readonly domain: string | null;
  readonly path: string;
  /** The address stood behind other words (Telegram `text_link`), not in the text. */
  readonly hidden: boolean;
}

/** A link that the messenger carries besides the text; its span covers the words it hides behind. */
export interface HiddenLink extends Span {
  readonly url: string;
}

/** A meaning found over tokens `[from, to)`. */
export interface FoundMeaning {
  readonly meaning: number;
  readonly from: number;
  readonly to: number;
}

/** Something people say to the bot, and in how many words it was said. */
export interface FoundTopic {
  readonly id: TopicId;
  readonly words: number;
}

/** A red flag (or a sparing sign) with its place in the raw text. */
export interface FoundSignal extends Span {
  readonly id: SignalId;
}

export interface SchemeScore {
  readonly id: SchemeId;
  readonly score: number;
}

/** What a reader makes of a text; probabilities in [0, 1]. */
export interface Reading {
  readonly reader: string;
  /** The probability of each scheme, in the order of the knowledge; with `harmless` and `unclear` they add up to 1. */
  readonly schemes: Float64Array;
  readonly harmless: number;
  readonly unclear: number;
  /** Given that it is harmless: the probability that it informs about fraud. */
  readonly information: number;
  /** Given that it is harmless: the probability that it is talk of the world at large, not meant for us. */
  readonly ordinary: number;
  /** For each loss of the loss list, the probability that the writer has already given it away. */
  readonly losses: Float64Array;
  /** A long text read passage by passage, in its order; empty for a text of one passage. */
  readonly passages: readonly Passage[];
  /** The share of the text's words that the reader has been taught; of a text without words 1. */
  readonly known: number;
}

/** What a second reader makes of a text: it tells less than the first, and makes other mistakes. */
export interface SecondReading extends Pick<Reading, 'reader' | 'schemes' | 'harmless' | 'unclear'> {
  /** The text was read to its end. Of a longer one the beginning says little: see CONTRIBUTING. */
  readonly whole: boolean;
}

/** What a reader makes of a part of a text by itself; probabilities in [0, 1]. */
export interface Passage {
  readonly harmless: number;
  readonly unclear: number;
  readonly information: number;
}

export type VerdictKind = 'scam' | 'suspicious' | 'unclear' | 'information' | 'no-signs';

/** The judgement: only an accusation names a scheme. There is no "safe". */
export type Verdict =
  | { readonly kind: 'scam' | 'suspicious'; readonly scheme: SchemeId; readonly variant: VariantId | null }
  | { readonly kind: 'unclear' | 'information' | 'no-signs' };

/** One tap: which question, which of its options (places in data/questions/interview.json); null: does not know. */
export interface Answer {
  readonly question: number;
  readonly option: number | null;
}

/** What is remembered of a judged text: numbers and ids, not a word. */
export interface Gist {
  readonly verdict: Verdict;
  readonly chance: number;
  readonly schemes: readonly SchemeScore[];
  readonly lost: readonly LossId[];
}

/** What was learnt by asking a second reader. */
export interface SecondOpinion {
  readonly reading: SecondReading;
  /** Where it alone sees a scam: the sentence of the raw text without which it would not. */
  readonly telling: Span | null;
}

/** Why the verdict fell: a place in the raw text, and the signal that was found there; null: it is the wording. */
export interface Evidence extends Span {
  readonly signal: SignalId | null;
  /** No word gives it away: the second reader goes by the sense. */
  readonly bySense: boolean;
}

/** All that is known of one text. Holds positions, never the text. */
export interface Analysis {
  readonly language: Language;
  readonly verdict: Verdict;
  /** The chance that the text is a scam, before the red flags have their word; in [0, 1]. */
  readonly chance: number;
  /** Who has read it. */
  readonly readers: readonly string[];
  /** A second reading would help: nothing has settled what it is. */
  readonly doubtful: boolean;
  /** Schemes by falling score, those worth naming. */
  readonly schemes: readonly SchemeScore[];
  readonly signals: readonly FoundSignal[];
  /** What speaks for an accusation, the strongest first, no two on the same words. */
  readonly evidence: readonly Evidence[];
  /** What the writer says has already been given away. */
  readonly lost: readonly LossId[];
  readonly entities: readonly Entity[];
  /** What the text speaks of besides, if anything the bot has an answer for; said in the most words first. */
  readonly topics: readonly FoundTopic[];
}
