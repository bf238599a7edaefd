// What a button can say when it is pressed.
import type { Answer, LossId, SchemeId, VariantId, Verdict, VerdictKind } from '../../nlp/index.ts';
import type {
  ComplaintReceiver,
  ExampleId,
  OfficialSection,
  SpokenLanguage,
  Trouble,
  WrongReason,
} from './types.ts';

export const plainKinds = [
  'start',
  'help',
  'send-message',
  'forget',
  'simple',
  'official-menu',
  'subscribe',
] as const;
export const verdictKinds = [
  'why',
  'next',
  'card',
  'happened',
  'nothing-lost',
  'again',
  'not-lost',
  'wrong',
] as const;
export const stepKinds = ['step', 'step-ru', 'step-kk', 'done', 'cannot', 'remind'] as const;

type Each<Kind extends string, Fields> = Kind extends Kind ? { readonly kind: Kind } & Fields : never;

/** A pressed button, understood. */
export type Press =
  | Each<(typeof plainKinds)[number], object>
  | Each<(typeof verdictKinds)[number], { readonly verdict: Verdict }>
  /** The answers so far, the last tap among them; then the next question, the rest of its options, or the verdict. */
  | { readonly kind: 'answer'; readonly answers: readonly Answer[]; readonly then: 'ask' | 'rest' | 'enough' }
  /** What has been ticked so far. */
  | Each<'lost' | 'lost-all', { readonly lost: readonly LossId[]; readonly verdict: Verdict }>
  | Each<(typeof stepKinds)[number], { readonly trouble: Trouble; readonly index: number }>
  | { readonly kind: 'all-steps'; readonly trouble: Trouble }
  | { readonly kind: 'complaint'; readonly to: ComplaintReceiver; readonly trouble: Trouble }
  | { readonly kind: 'reason'; readonly reason: WrongReason; readonly verdict: Verdict }
  | {
      readonly kind: 'donate';
      readonly reason: WrongReason;
      readonly agreed: boolean;
      readonly verdict: Verdict;
    }
  | { readonly kind: 'language'; readonly language: SpokenLanguage; readonly verdict: Verdict }
  | { readonly kind: 'set-language'; readonly language: SpokenLanguage }
  | { readonly kind: 'example'; readonly example: ExampleId }
  | { readonly kind: 'official'; readonly section: OfficialSection | null; readonly page: number };

/** Telegram carries at most 64 bytes in a button; eight of them are the edge's signature. */
export const longestPress = 56;

/** What a button may name. */
export interface Named {
  readonly has: (scheme: SchemeId) => boolean;
  readonly ofVariant: (variant: VariantId) => SchemeId | undefined;
  /** In an order that never changes: buttons name losses by their place. */
  readonly losses: readonly LossId[];
  /** By question: how many options it has. */
  readonly options: readonly number[];
}

/** For «does not know», in the place of an option. */
export const unknownOption = 'z';

export const verdictLetters: Readonly<Record<VerdictKind, string>> = {
  scam: 's',
  suspicious: 'p',
  unclear: 'u',
  information: 'i',
  'no-signs': 'n',
};
