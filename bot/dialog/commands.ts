import { setAlerts } from './group.ts';
import { asking } from './happened.ts';
import { type DialogKnowledge, saying, type Step } from './outcome.ts';
import { choose, forget, toggleSimple } from './start.ts';
import type { ChatState } from './types.ts';

/** What a printed code may call its campaign. The name is kept, and anybody can type one: five digits may be a telephone. */
const campaign = /^(?!(?:\D*\d){5})[a-z][\w-]{0,31}$/i;

export function onCommand(
  state: ChatState,
  name: string,
  argument: string,
  knowledge: DialogKnowledge,
): Step {
  switch (name) {
    case 'start':
      return campaign.test(argument)
        ? saying(state, { kind: 'start' }, { kind: 'campaign', name: argument })
        : saying(state, { kind: 'start' });
    case 'help':
      return saying(state, { kind: 'help' });
    case 'sos':
      return saying(asking(state, knowledge), { kind: 'ask-lost', lost: [], verdict: { kind: 'unclear' } });
    case 'lang':
      return argument === 'ru' || argument === 'kk'
        ? choose(state, argument, 'new')
        : saying(state, { kind: 'ask-language' });
    case 'alerts':
      return setAlerts(state, argument);
    case 'leave':
      return { state, utterances: [], judged: null, effects: [{ kind: 'leave' }] };
    case 'simple':
      return toggleSimple(state);
    case 'forget':
      return forget(state);
    case 'official':
      return saying(state, { kind: 'official', section: null, page: 0 });
    default:
      return saying(state, { kind: 'unknown-command' });
  }
}
