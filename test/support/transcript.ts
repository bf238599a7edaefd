// Golden conversations: what a person sends is written by hand, what the bot says is filled in and read in review.
import { newChat } from '../../bot/dialog/step.ts';
import type { ChatState, Incoming, Passage } from '../../bot/dialog/types.ts';
import { decodePress } from '../../bot/dialog/decode-press.ts';
import type { Button } from '../../bot/reply/message.ts';
import { renderPlain } from '../../bot/reply/render-plain.ts';
import { namedIn, turn, type TurnHouse } from '../../bot/turn.ts';

/** When the conversations take place: a Monday morning. */
const begun = Date.UTC(2026, 0, 12, 5);
const betweenMs = 20_000;

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
  let at = begun;
  const parts = [title.trimEnd()];
  for (const line of lines) {
    const incoming = understand(line, buttons, about, house);
    if (incoming.kind === 'text') about = incoming.passage;
    const taken = turn(state, incoming, (at += betweenMs), house);
    state = taken.state;
    // Buttons of earlier answers stay pressable; the newest of a name is meant.
    const fresh = taken.replies.flatMap(({ message }) => message.buttons.flat());
    buttons = [...fresh, ...buttons];
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
  const pressed = /^\[([^\]]+)\]$/.exec(line)?.[1];
  if (pressed !== undefined) return { kind: 'press', press: pressOf(pressed, buttons, house), about };
  const command = /^\/(\w+)(?: (.*))?$/.exec(line);
  if (command !== null) return { kind: 'command', name: command[1]!, argument: command[2] ?? '' };
  const forwarded = line.startsWith('↪ ');
  const text = forwarded ? line.slice(2) : line;
  return { kind: 'text', passage: { text, hiddenLinks: [] }, forwarded, beside: null };
}

/** `[why]`: the newest button whose press is of that kind; `[Код из SMS]`: the one so labelled. */
function pressOf(name: string, buttons: readonly Button[], { facts }: TurnHouse): string {
  const found =
    buttons.find(({ label }) => label === name) ??
    buttons.find(({ press }) => decodePress(press, namedIn(facts))?.kind === name);
  if (found === undefined)
    throw new Error(
      `no button [${name}] here; there are ${buttons.map(({ label }) => `[${label}]`).join(' ')}`,
    );
  return found.press;
}
