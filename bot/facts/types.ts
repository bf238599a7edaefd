// What the bot can tell besides a verdict: who said what and when, numbers to call, steps to take.
import type { Time } from '../dialog/types.ts';
import type { LossId, SchemeId, TopicId, TopicKind, VariantId } from '../../nlp/index.ts';

/** Part of a date, as far as it is known: `2026`, `2026-01` or `2026-01-22`. */
export type PartialDate = string;

/** Where a fact comes from. */
export interface Source {
  readonly publisher: string;
  readonly link: string | null;
  readonly date: PartialDate | null;
  readonly checkedOn: PartialDate;
}

/** `founding`: stands in one of the founding documents; `verified`: found in a source; `unverified`: neither. */
export type Confidence = 'founding' | 'verified' | 'unverified';

/** Something an official body said. Its wording lies in `locales/` under the same id. */
export interface Claim {
  readonly id: string;
  readonly issuer: string;
  readonly date: PartialDate | null;
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
}

export interface Contact {
  readonly id: string;
  readonly value: string;
}

export interface Emergency {
  readonly id: string;
  /** What has been given away: read from words, or only ever ticked. */
  readonly lost: LossId | null;
  /** It is only ever ticked: no reader knows of it. */
  readonly ticked: boolean;
  readonly urgency: 'low' | 'high' | 'critical';
  readonly steps: readonly string[];
}

export interface VariantFacts {
  readonly id: VariantId;
  /** Warning ids, the most fitting first. */
  readonly warnings: readonly string[];
  readonly emergencies: readonly string[];
}

export interface SchemeFacts {
  readonly id: SchemeId;
  readonly variants: readonly VariantFacts[];
}

/** What belongs to an answer to something people ask. */
export interface TopicFacts {
  readonly id: TopicId;
  readonly kind: TopicKind;
  readonly scheme: SchemeId | null;
  /** What it says has been given away, and when. */
  readonly loss: LossId | null;
  readonly time: Time | null;
  readonly claims: readonly { readonly kind: 'warnings' | 'laws' | 'statistics'; readonly claim: Claim }[];
  readonly contacts: readonly Contact[];
}

export interface Facts {
  readonly schemes: ReadonlyMap<SchemeId, SchemeFacts>;
  readonly schemeOf: ReadonlyMap<VariantId, SchemeId>;
  readonly warnings: ReadonlyMap<string, Claim>;
  /** Figures and laws that may be shown. */
  readonly statistics: readonly Claim[];
  readonly laws: readonly Claim[];
  /** 1 General Prosecutor's Office, 2 police, 3 National Bank, 4 others: the order in which they are quoted. */
  readonly rankOf: ReadonlyMap<string, number>;
  /** Numbers that may be shown. */
  readonly contacts: readonly Contact[];
  /** The number of the police, the first of the contacts. */
  readonly police: string;
  readonly emergencies: ReadonlyMap<string, Emergency>;
  /** Steps that are of less use, or none, when it happened yesterday or earlier. */
  readonly late: ReadonlyMap<string, 'after' | 'drop'>;
  /** What can be given away, in the order in which buttons name it. */
  readonly losses: readonly LossId[];
  /** The questions of the interview and their options. */
  readonly questions: readonly { readonly id: string; readonly options: readonly string[] }[];
  readonly topics: ReadonlyMap<TopicId, TopicFacts>;
}
