// The whole bot in a terminal: no token, no network. Works with a pipe as well.
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Incoming, Passage } from './dialog/types.ts';
import type { Button } from './reply/message.ts';
import { renderPlain } from './reply/render-plain.ts';
import type { Words } from './reply/words.ts';
import type { Taken } from './turn.ts';

export interface ConsoleHouse {
  readonly answer: (incoming: Incoming) => Promise<Taken>;
  readonly words: Words;
}

/** Lines of a paste follow each other faster than anybody types. */
const pasteMs = 40;

/**
 * Talks until the input ends. At a terminal a line is a message, and so are lines pasted together. In a pipe lines up
 * to an empty one are one message; a command or the number of a button stands on a line of its own.
 */
export async function talk(
  input: Readable & { isTTY?: boolean },
  output: Writable,
  house: ConsoleHouse,
): Promise<void> {
  const lines = createInterface({ input, terminal: false });
  const atTerminal = input.isTTY === true;
  let gathered: string[] = [];
  // Numbers go on through the answers about one text, so that every button on the screen stays in reach.
  let buttons: readonly Button[] = [];
  let about: Passage | null = null;
  let pause: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();

  const say = (text: string): void => void output.write(`\n${text}\n\n`);
  const take = async (message: string): Promise<void> => {
    const incoming = understand(message, buttons, about);
    if (incoming === null) {
      say(`${house.words.ui('kk', 'console.no-button')} / ${house.words.ui('ru', 'console.no-button')}`);
    } else {
      if (incoming.kind === 'text') about = incoming.passage;
      if (incoming.kind !== 'press') buttons = [];
      for (const { message: reply } of (await house.answer(incoming)).replies) {
        say(renderPlain(reply, buttons.length + 1));
        buttons = [...buttons, ...reply.buttons.flat()];
      }
    }
    if (atTerminal) output.write('> ');
  };
  const flush = (): void => {
    clearTimeout(pause);
    const message = gathered.join('\n').trim();
    gathered = [];
    if (message !== '') work = work.then(() => take(message));
  };

  output.write(`${house.words.ui('kk', 'console.hello')}\n${house.words.ui('ru', 'console.hello')}\n\n`);
  work = work.then(() => take('/start'));
  for await (const line of lines) {
    const alone = gathered.length === 0 && (line.startsWith('/') || /^\d{1,3}$/.test(line.trim()));
    gathered.push(line);
    clearTimeout(pause);
    if (alone || (!atTerminal && line.trim() === '')) flush();
    else if (atTerminal) pause = setTimeout(flush, pasteMs);
  }
  flush();
  await work;
}

function understand(message: string, buttons: readonly Button[], about: Passage | null): Incoming | null {
  const command = /^\/([a-z_]+)(?:@\w+)?(?:\s(.*))?$/i.exec(message);
  if (command !== null) {
    return { kind: 'command', name: command[1]!.toLowerCase(), argument: command[2]?.trim() ?? '' };
  }
  const number = /^\d{1,3}$/.exec(message)?.[0];
  if (number !== undefined && buttons.length > 0) {
    const button = buttons[Number(number) - 1];
    return button === undefined ? null : { kind: 'press', press: button.press, about };
  }
  return { kind: 'text', passage: { text: message, hiddenLinks: [] }, forwarded: false, beside: null };
}
