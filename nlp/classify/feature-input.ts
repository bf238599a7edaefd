import type { Entity, FoundMeaning, FoundSignal, Language, NormalText, Token } from '../types.ts';

/** All that was found in a text and can become a feature. */
export interface FeatureInput {
  readonly text: NormalText;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
  readonly meanings: readonly FoundMeaning[];
  readonly signals: readonly FoundSignal[];
}
