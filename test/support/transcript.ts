// Golden conversations: what a person sends is written by hand, what the bot says is filled in and read in review.
import { newChat } from '../../bot/dialog/step.ts';
import type { ChatState, Incoming, Passage } from '../../bot/dialog/types.ts';
import { decodePress } from '../../bot/dialog/press.ts';
import type { Button } from '../../bot/reply/message.ts';
import { renderPlain } from '../../bot/reply/render-plain.ts';
import { turn, type TurnHouse } from '../../bot/turn.ts';

const person = '👤 ';
const bot = '🤖 ';

/** Plays the person's lines of a transcript and returns the transcript with today's answers in it. */
export function play(transcript: string, house: TurnHouse): string {
  const [title = '', ...rest] = transcript.split(/\n\n(?=👤 )/);
  const lines = rest.map((part) =>
    part
      .split(/\n\n(?=🤖 )/)[0]!
      .trimEnd()
      .slice(person.length),
  );
  let state: ChatState = newChat;
  let buttons: readonly Button[] = [];
  let about: Passage | null = null;
  const parts = [title.trimEnd()];
  for (const line of lines) {
    const incoming = understand(line, buttons, about, house);
    if (incoming.kind === 'text') about = incoming.passage;
    const taken = turn(state, incoming, house);
    state = taken.state;
    // Buttons of an earlier answer stay pressable until a newer answer brings its own.
    const fresh = taken.replies.flatMap(({ message }) => message.buttons.flat());
    buttons = incoming.kind === 'press' ? [...fresh, ...buttons] : fresh;
    parts.push(person + line, ...taken.replies.map(({ message }) => bot + renderPlain(message)));
  }
  return parts.join('\n\n') + '\n';
}

function understand(
  line: string,
  buttons: readonly Button[],
  about: Passage | null,
  house: TurnHouse,
): Incoming {
  const pressed = /^\[([\w-]+)\]$/.exec(line)?.[1];
  if (pressed !== undefined) return { kind: 'press', press: pressOf(pressed, buttons, house), about };
  const command = /^\/(\w+)(?: (.*))?$/.exec(line);
  if (command !== null) return { kind: 'command', name: command[1]!, argument: command[2] ?? '' };
  return { kind: 'text', passage: { text: line, hiddenLinks: [] } };
}

/** `[why]`, `[language]`, `[code]`: the button whose press is of that kind, or about that loss or tap. */
function pressOf(name: string, buttons: readonly Button[], { facts }: TurnHouse): string {
  const schemes = {
    has: (id: string) => facts.schemes.has(id),
    ofVariant: (id: string) => facts.schemeOf.get(id),
  };
  const found = buttons.find(({ press }) => {
    const decoded = decodePress(press, schemes);
    if (decoded === null) return false;
    // Under an emergency, which says the first steps at once, the way on is "all steps".
    if (decoded.kind === 'lost')
      return decoded.all ? name === 'all' || name === 'happened' : decoded.loss === name;
    if (decoded.kind === 'asked') return `asked-${decoded.asked}` === name;
    return decoded.kind === name;
  });
  if (found === undefined)
    throw new Error(`no button [${name}] here; there are ${buttons.map(({ press }) => press).join(' ')}`);
  return found.press;
}
