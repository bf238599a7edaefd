// From what is to be said to a message in the person's language.
import type { Say, SpokenLanguage } from '../dialog/types.ts';
import { type House, wayOut } from './buttons.ts';
import { composeComplaint } from './compose-complaint.ts';
import { composeCard, composeNext, composeWhy } from './compose-details.ts';
import { composeAllSteps, composeCannot, composeReminderSet, composeStep } from './compose-steps.ts';
import { composeAskLost, composeAskTime, composeNothingLost } from './compose-triage.ts';
import { composeAskDonation, composeAskWrong, composeWrongThanks } from './compose-feedback.ts';
import { composeOfficial } from './compose-official.ts';
import { composeQuestion } from './compose-question.ts';
import {
  composeAskLanguage,
  composeExample,
  composeHelp,
  composeSendMessage,
  composeStart,
} from './compose-start.ts';
import { composeTopic } from './compose-topic.ts';
import { composeStill, composeVerdict } from './compose-verdict.ts';
import { lines, type Message, text } from './message.ts';
import { simplified } from './simplify.ts';
import type { UiKey } from './words.ts';

export type { House } from './buttons.ts';

/** How a person wants to be spoken to. */
export interface Manner {
  readonly language: SpokenLanguage;
  /** The person asked for this language. */
  readonly chosen: boolean;
  readonly simple: boolean;
  /** The group wants to be warned. */
  readonly alerts: boolean;
}

/** `at`: now, in milliseconds since 1970. */
export function compose(say: Say, manner: Manner, at: number, house: House): Message {
  const message = whole(say, manner, at, house);
  return manner.simple ? simplified(message) : message;
}

function whole(say: Say, { language, chosen, simple, alerts }: Manner, at: number, house: House): Message {
  const sentence = (key: UiKey): Message => ({
    blocks: [lines(text(house.words.ui(language, key)))],
    buttons: [wayOut(house, language)],
  });
  switch (say.kind) {
    case 'verdict':
      return composeVerdict(say.judged.analysis.verdict, say.judged, language, house);
    case 'verdict-again':
      return composeVerdict(say.verdict, null, language, house);
    case 'still':
      return composeStill(say.verdict, say.refused, language, house);
    case 'question':
      return composeQuestion(say.questioned, language, house);
    case 'topic':
      return composeTopic(say.topic, say.judged, say.steps, language, house);
    case 'why':
      return composeWhy(say.verdict, say.judged, language, house);
    case 'next':
      return composeNext(say.verdict, language, house);
    case 'card':
      return composeCard(say.verdict, language, house);
    case 'ask-lost':
      return composeAskLost(say.lost, say.verdict, language, house);
    case 'ask-time':
      return composeAskTime(say.lost, say.verdict, at, language, house);
    case 'step':
      return composeStep(say.trouble, say.index, say.beside ?? null, language, house);
    case 'cannot':
      return composeCannot(say.trouble, say.index, language, house);
    case 'reminder-set':
      return composeReminderSet(say.trouble, say.index, language, house);
    case 'all-steps':
      return composeAllSteps(say.trouble, language, house);
    case 'nothing-lost':
      return composeNothingLost(say.verdict, language, house);
    case 'complaint':
      return composeComplaint(say.to, say.trouble, language, house);
    case 'ask-wrong':
      return composeAskWrong(say.verdict, language, house);
    case 'ask-donation':
      return composeAskDonation(say.reason, say.judged, language, house);
    case 'wrong-thanks':
      return composeWrongThanks(say.donated, language, house);
    case 'official':
      return composeOfficial(say.section, say.page, language, house);
    case 'start':
      return composeStart(chosen, language, house);
    case 'send-message':
      return composeSendMessage(language, house);
    case 'example':
      return composeExample(say.example, language, house);
    case 'help':
      return composeHelp(language, house);
    case 'ask-language':
      return composeAskLanguage(language, house);
    case 'language-set':
      return sentence('language.set');
    case 'simple-set':
      return sentence(simple ? 'simple.on' : 'simple.off');
    case 'alerts-set':
      return sentence(alerts ? 'alerts.on' : 'alerts.off');
    case 'forgotten':
      return sentence('forget.done');
    case 'subscribed':
      return sentence('wrong.subscribed');
    case 'correction':
      return sentence(say.isScam ? 'wrong.corrected-scam' : 'wrong.corrected-harmless');
    case 'unreadable':
      return sentence(`other.${say.what}`);
    case 'too-old':
    case 'unknown-command':
    case 'empty':
    case 'trouble':
    case 'too-many':
      return sentence(`other.${say.kind}`);
  }
}
