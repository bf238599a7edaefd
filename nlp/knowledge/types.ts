// What we know, as the pipeline uses it. `data/` is parsed into this once, at start-up (load.ts), and trusted after.
import type { LossId, MeaningId, SchemeId, SignalId, TopicId, TopicKind, VariantId } from '../types.ts';

/** Words or phrases by the language whose endings they take; `any` holds only meanings, entities and exact forms. */
export interface Phrases {
  readonly ru: readonly string[];
  readonly kk: readonly string[];
  readonly any: readonly string[];
}

/** One idea in all its forms. */
export interface Meaning {
  readonly id: MeaningId;
  readonly about: string;
  readonly ru: readonly string[];
  readonly kk: readonly string[];
}

/**
 * What a signal may do: `alarm` counts against the text, `decide` convicts by itself, `spare` speaks for it,
 * `note` only explains.
 */
export type SignalRole = 'alarm' | 'decide' | 'spare' | 'note';

/** One red flag, or one sign of the harmless: how to find it and what it weighs. */
export interface Signal {
  readonly id: SignalId;
  readonly about: string;
  readonly group: string;
  readonly role: SignalRole;
  /** How much it says, as evidence: the strongest are shown first. */
  readonly weight: number;
  readonly phrases: Phrases;
  /** Drops a hit in whose sentence one of these stands. */
  readonly unless: Phrases;
  /** A detector in code, for what has a shape rather than words. */
  readonly detector: string | null;
  /** What has been given away where this is said. */
  readonly loss: LossId | null;
  /** What fraudsters falsely say has happened where this is said: a loan in your name. */
  readonly claims: LossId | null;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** Something people say to the bot that is no attempt at them: a greeting, a question about fraud, despair. */
export interface Topic {
  readonly id: TopicId;
  readonly kind: TopicKind;
  readonly phrases: Phrases;
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** A pretext of a scheme. Its warnings and emergencies are the bot's affair. */
export interface Variant {
  readonly id: VariantId;
  /** Words that speak for this variant against its sisters. */
  readonly cues: Phrases;
}

export interface Scheme {
  readonly id: SchemeId;
  readonly signals: {
    /** Signals that by themselves lead to this scheme. */
    readonly needs: readonly SignalId[];
    /** Signals that make it likelier. */
    readonly supports: readonly SignalId[];
    /** Signals that cannot be there if it is this scheme. */
    readonly excludes: readonly SignalId[];
  };
  readonly variants: readonly Variant[];
  /** How often it is met, against the others: an estimate, for whom nothing is known of yet. */
  readonly commonness: number;
  /** Of 100 real cases, how many are answered so: by question and option of the interview. */
  readonly answers: Answers;
}

/** By question and option: how many of 100 answer so. */
export type Answers = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The questions asked by taps. New questions and options only at the end: buttons name them by place. */
export interface InterviewKnowledge {
  readonly questions: readonly {
    readonly id: string;
    /** `red`: nobody honest wants this by telephone. */
    readonly options: readonly { readonly id: string; readonly red: boolean }[];
  }[];
  /** What is answered of calls and messages that are no fraud. */
  readonly harmless: Answers;
  /** From which chances on the answers make a verdict. */
  readonly bounds: {
    readonly scam: number;
    readonly suspicious: number;
    readonly scheme: number;
    readonly harmless: number;
  };
}

/** Where probabilities become verdicts; chosen on cross-validation by cost, never on an examination. */
export interface Thresholds {
  /** From this probability of a scam on: `scam`, if one scheme stands out. */
  readonly scam: number;
  /** From this on at least `suspicious`. */
  readonly suspicious: number;
  /** The same for talk of the world at large, of which hardly anything is fraud… */
  readonly suspiciousAtLarge: number;
  /** …which a text counts as whole when it is so likely that; below, the bound lies between the two. */
  readonly atLarge: number;
  /** Below `suspicious` and from this chance of a scam on `unclear`: neither side has a case. */
  readonly unclear: number;
  /** The same for talk of the world at large. */
  readonly unclearAtLarge: number;
  /** The best scheme's share among the schemes from which on it is named with certainty. */
  readonly scheme: number;
  /** From this probability on a harmless text informs about fraud. */
  readonly information: number;
  /** From this chance on too little has been said. */
  readonly tooLittle: number;
  /** From this chance on something counts as already given away. */
  readonly lost: number;
  /** The bounds once both readers have read, and the share of talk at large from which on the second is not asked. */
  readonly second: Pick<Thresholds, 'suspicious' | 'suspiciousAtLarge' | 'unclear' | 'unclearAtLarge'> & {
    readonly strange: number;
  };
}

/** Weights of what readings are worth; see nlp/verdict. */
export interface Calibration {
  readonly scam: readonly number[];
  readonly harmless: readonly number[];
  readonly unclear: readonly number[];
  /** By how much the reader names a scheme too seldom (above 1) or too often (below); 1 for a scheme not fitted yet. */
  readonly schemes: Readonly<Record<SchemeId, number>>;
  /** A row per loss; one not fitted yet is taken as read. */
  readonly losses: Readonly<Record<LossId, readonly number[]>>;
}

/** Weights of what two readings together are worth; `schemeShare`: the second reader's when the scheme is named. */
export interface SecondCalibration extends Pick<Calibration, 'scam' | 'harmless' | 'unclear'> {
  readonly schemeShare: number;
}

export interface Knowledge {
  readonly schemes: readonly Scheme[];
  readonly losses: readonly LossId[];
  readonly meanings: readonly Meaning[];
  readonly signals: readonly Signal[];
  readonly topics: readonly Topic[];
  readonly interview: InterviewKnowledge;
  /** Registrable domains that belong to whom they say. */
  readonly officialDomains: ReadonlySet<string>;
  /** Addresses of well-known services: no flag by themselves. */
  readonly genuineDomains: ReadonlySet<string>;
  /** Names that fraudsters put into their addresses, e.g. `kaspi`. */
  readonly brands: readonly string[];
  readonly shorteners: ReadonlySet<string>;
  /** Short numbers of the state, police, banks and operators: `1414` is no code. */
  readonly serviceNumbers: ReadonlySet<string>;
  readonly thresholds: Thresholds;
  /** What readings are worth; written by `npm run calibrate`. */
  readonly calibration: Calibration;
  /** What two readings together are worth; written by `npm run calibrate-second`. */
  readonly secondCalibration: SecondCalibration;
}
