// The whole bot in a terminal: no token, no network. Works with a pipe as well.
import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline';
import type { Incoming, Passage } from './dialog/types.ts';
import type { Button } from './reply/message.ts';
import { renderPlain } from './reply/render-plain.ts';
import type { Words } from './reply/words.ts';
import type { Reply } from './turn.ts';

export interface ConsoleHouse {
  readonly answer: (incoming: Incoming) => Promise<readonly Reply[]>;
  readonly words: Words;
}

/** Lines pasted together arrive faster than anybody types; a line alone is a message. */
const pasteMs = 40;

/** Talks until the input ends. A line alone is a message; lines that come together are one, up to an empty line. */
export async function talk(
  input: Readable & { isTTY?: boolean },
  output: Writable,
  house: ConsoleHouse,
): Promise<void> {
  const lines = createInterface({ input, terminal: false });
  let gathered: string[] = [];
  let buttons: readonly Button[] = [];
  let about: Passage | null = null;
  let pause: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();

  const say = (text: string): void => void output.write(`\n${text}\n\n`);
  const prompt = (): void => {
    if (input.isTTY === true) output.write('> ');
  };
  const take = async (message: string): Promise<void> => {
    const incoming = understand(message, buttons, about);
    if (incoming === null) {
      say(`${house.words.ui('kk', 'console.no-button')} / ${house.words.ui('ru', 'console.no-button')}`);
      prompt();
      return;
    }
    if (incoming.kind === 'text') about = incoming.passage;
    const replies = await house.answer(incoming);
    for (const { message: reply } of replies) say(renderPlain(reply));
    buttons = replies.at(-1)?.message.buttons.flat() ?? [];
    prompt();
  };
  const flush = (): void => {
    clearTimeout(pause);
    if (gathered.length === 0) return;
    const message = gathered.join('\n');
    gathered = [];
    work = work.then(() => take(message));
  };

  output.write(`${house.words.ui('kk', 'console.hello')}\n${house.words.ui('ru', 'console.hello')}\n\n`);
  work = work.then(() => take('/start'));
  for await (const line of lines) {
    const alone = gathered.length === 0 && (line.startsWith('/') || /^\d{1,2}$/.test(line.trim()));
    if (line.trim() === '') {
      flush();
      continue;
    }
    gathered.push(line);
    clearTimeout(pause);
    if (alone) flush();
    else if (input.isTTY === true && gathered.length === 1) pause = setTimeout(flush, pasteMs);
  }
  flush();
  await work;
}

function understand(message: string, buttons: readonly Button[], about: Passage | null): Incoming | null {
  const command = /^\/([a-z_]+)(?:\s+(.*))?$/i.exec(message);
  if (command !== null)
    return { kind: 'command', name: command[1]!.toLowerCase(), argument: command[2]?.trim() ?? '' };
  const number = /^\d{1,2}$/.exec(message.trim())?.[0];
  if (number !== undefined && buttons.length > 0) {
    const button = buttons[Number(number) - 1];
    return button === undefined ? null : { kind: 'press', press: button.press, about };
  }
  return { kind: 'text', passage: { text: message, hiddenLinks: [] } };
}
