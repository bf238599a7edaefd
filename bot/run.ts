// Putting the house together: settings, knowledge, words, memory, and the edge that was asked for.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, loadPipeline } from '../nlp/index.ts';
import { type Config, readConfig } from './config.ts';
import { talk } from './console.ts';
import { newChat } from './dialog/step.ts';
import { loadFacts } from './facts/load.ts';
import { checkWords } from './reply/check-words.ts';
import { compose } from './reply/compose.ts';
import { drawCard } from './reply/draw-card.ts';
import { firstLine, lines, type Message, text } from './reply/message.ts';
import { renderHtml } from './reply/render-html.ts';
import { Words } from './reply/words.ts';
import { loadAll, startOrExplain } from './start-or-explain.ts';
import { adminCommands, onAdmin } from './admin/admin.ts';
import { chatNames, unsealUnder } from './storage/key-rotation.ts';
import { hashKey } from './storage/hash-key.ts';
import { seal } from './storage/seal.ts';
import { openStore, type Store } from './storage/store.ts';
import type { Rendered } from './telegram/outgoing.ts';
import { buttonSigner } from './telegram/signed-buttons.ts';
import type { TelegramHouse } from './telegram/start-telegram.ts';
import { mannerOf, takeTurn, turn, type TurnHouse } from './turn.ts';

/** Starts the bot and stays until it ends. */
export async function run(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { config, house } = startOrExplain(() =>
    loadAll({ config: () => readConfig(process.env), house: openHouse }),
  );
  switch (config.mode) {
    case 'console':
      return talkHere(house);
    case 'polling':
      return talkOnTelegram(config, house);
  }
}

/** Everything a turn needs, read and checked. Throws `Faults`. */
export function openHouse(): TurnHouse {
  const house = loadAll({
    pipeline: () => loadPipeline(),
    facts: () => loadFacts(dataFolder),
    words: () => new Words(join(dataFolder, '..', 'locales')),
  });
  checkWords(house.words, house.facts, house.pipeline.signalIds);
  return house;
}

async function talkHere(house: TurnHouse): Promise<void> {
  const store = await openStore(':memory:');
  await talk(process.stdin, process.stdout, {
    words: house.words,
    answer: (incoming) =>
      takeTurn(
        'console',
        incoming,
        Date.now(),
        house,
        store,
        (error) => void process.stderr.write(`${String(error)}\n`),
      ),
  });
  await store.close();
}

async function talkOnTelegram(config: Extract<Config, { mode: 'polling' }>, house: TurnHouse): Promise<void> {
  const { startTelegram } = await import('./telegram/start-telegram.ts');
  const { pino } = await import('pino');
  const log = pino({ base: null });
  // What we write is for nobody else on this machine.
  process.umask(0o077);
  const store: Store = await openStore(config.storage.file);
  const telegram = startTelegram({
    ...answering(
      house,
      store,
      hashKey(config.storage.key),
      config.admins,
      () => log.error('memory failed'),
      config.storage.previousKey,
    ),
    token: config.token,
    apiRoot: config.apiRoot,
    commands: commandsOf(house),
    limit: { updates: 40, seconds: 60 },
    gather: { afterForwardMs: 700, afterOwnMs: 200, mostMs: 3000 },
    log: (event, details) => log.info(details, event),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void telegram.stop());
  try {
    await telegram.ended;
  } catch {
    process.stderr.write(
      'Telegram refuses BOT_TOKEN. Get a valid one from @BotFather: /mybots → API Token.\n',
    );
    process.exitCode = 1;
  }
  await store.close();
}

/** What the edge asks for answers, from words in to messages rendered for Telegram. */
export function answering(
  house: TurnHouse,
  store: Store,
  key: string,
  admins: ReadonlySet<number>,
  onTrouble: () => void,
  previousKey: string | null = null,
): Pick<TelegramHouse, 'answer' | 'admin' | 'trouble' | 'tooMany' | 'aside' | 'moved' | 'firstTime'> {
  const nameOf = chatNames(store, key, previousKey, onTrouble);
  const signer = buttonSigner(previousKey === null ? [key] : [key, previousKey]);
  const render = (message: Message, chat: number): Rendered => ({
    html: renderHtml(message),
    buttons: signer.sign(message.buttons, chat),
    picture: pictureOf(message),
  });
  const sentence = async (chat: number, kind: 'trouble' | 'too-many'): Promise<Rendered> => {
    const state = await store.load(await nameOf(chat)).catch(() => null);
    return render(compose({ kind }, mannerOf(state ?? newChat), Date.now(), house), chat);
  };
  return {
    async answer(chat, incoming, speaksKazakh) {
      const name = await nameOf(chat);
      const taken = await takeTurn(
        name,
        signer.open(incoming, chat),
        Date.now(),
        house,
        store,
        onTrouble,
        speaksKazakh ? 'kk' : 'ru',
      );
      if (taken.subscribes) await store.subscribe(name, seal(chat, key)).catch(onTrouble);
      return {
        answers: taken.replies.map(({ message, place }) => ({ ...render(message, chat), place })),
        reminders: taken.reminders.map(({ minutes, message }) => ({
          minutes,
          answer: render(message, chat),
        })),
        leaves: taken.leaves,
        elsewhere: [],
      };
    },
    async admin(chat, incoming) {
      // In a private chat its number is that of the person.
      if (incoming.kind !== 'command' || !adminCommands.has(incoming.name) || !admins.has(chat)) return null;
      const { lines: said, correction } = await onAdmin(incoming.name, incoming.argument, store);
      const report: Message = {
        blocks: [lines(...(said.length === 0 ? ['–'] : said).map(text))],
        buttons: [],
      };
      const outcome = {
        answers: [{ ...render(report, chat), place: 'new' as const }],
        reminders: [],
        leaves: false,
      };
      const to = correction === null ? null : unsealUnder([key, previousKey], correction.address);
      if (correction === null || to === null) return { ...outcome, elsewhere: [] };
      const manner = mannerOf((await store.load(correction.chat)) ?? newChat);
      const told = compose({ kind: 'correction', isScam: correction.isScam }, manner, Date.now(), house);
      return { ...outcome, elsewhere: [{ chat: to, answer: render(told, to) }] };
    },
    trouble: (chat) => sentence(chat, 'trouble'),
    tooMany: (chat) => sentence(chat, 'too-many'),
    aside(passage) {
      const { replies } = turn(
        newChat,
        { kind: 'text', passage, forwarded: true, beside: null },
        Date.now(),
        house,
      );
      const answer = render({ ...replies[0]!.message, buttons: [] }, 0);
      return { title: firstLine(replies[0]!.message), answer };
    },
    moved: async (from, to) => store.move(await nameOf(from), await nameOf(to)).catch(onTrouble),
    firstTime: (update) => store.firstTime(update).catch(() => true),
  };
}

/** Where the picture cannot be drawn the words alone must do. */
function pictureOf({ picture }: Message): Uint8Array | null {
  if (picture === undefined) return null;
  try {
    return drawCard(picture);
  } catch {
    return null;
  }
}

/** The menu of commands, in both languages. */
function commandsOf({ words }: TurnHouse): Record<'ru' | 'kk', { command: string; description: string }[]> {
  const list = (language: 'ru' | 'kk'): { command: string; description: string }[] => [
    { command: 'start', description: words.ui(language, 'start.title') },
    { command: 'sos', description: words.ui(language, 'buttons.happened') },
    { command: 'help', description: words.ui(language, 'help.title') },
    { command: 'lang', description: words.ui(language, 'language.ask') },
    { command: 'official', description: words.ui(language, 'official.title') },
  ];
  return { ru: list('ru'), kk: list('kk') };
}
