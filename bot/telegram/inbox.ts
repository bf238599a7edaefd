// From the inbox to conclusions: every update is written down before it is acknowledged, worked on once, in its chat's order.
import type { Telegram } from 'telegraf';
import type { Update } from 'telegraf/types';
import type { Received } from '../mail.ts';
import { kindOfError } from '../observe/happening.ts';
import { Albums } from './albums.ts';
import { deliveriesOf, toChat } from './delivery.ts';
import { Gatherer, type GatherTimes, type Story } from './gather.ts';
import { type Arrival, arrivalOf, asideOf, migrationOf } from './incoming.ts';
import { inTime } from './in-time.ts';
import { inTurn } from './in-turn.ts';
import { type Limit, Limits, type Pace } from './limits.ts';
import { isWellFormed } from './well-formed.ts';
import { mostTries, Work, type WorkHouse } from './work.ts';

export interface InboxHouse extends WorkHouse {
  readonly telegram: Pick<Telegram, 'answerCbQuery' | 'sendChatAction'>;
  /** The bot's own name. */
  readonly me: string;
  readonly limit: Limit;
  readonly gather: GatherTimes;
}

/** An update with the JSON it came as. */
export interface Letter {
  readonly update: Update;
  readonly body: Received['body'];
}

export class Inbox {
  readonly #house: InboxHouse;
  readonly #work: Work;
  readonly #limits: Limits;
  readonly #albums = new Albums();
  readonly #gatherer: Gatherer;
  readonly #oneByOne = inTurn();
  /** Updates being worked on; each settles when it is concluded and its answers are safe. */
  readonly #inHand = new Map<number, Promise<void>>();

  constructor(house: InboxHouse) {
    this.#house = house;
    this.#work = new Work(house);
    this.#limits = new Limits(house.limit);
    this.#gatherer = new Gatherer(house.gather, (story) =>
      this.#oneByOne(story.arrival.chat, () => this.#workOff(story)),
    );
  }

  /** How many updates are being worked on. */
  get inHand(): number {
    return this.#inHand.size;
  }

  /** Writes updates down and begins to work on those that are new. Resolves when they may be acknowledged. */
  async receive(letters: readonly Letter[]): Promise<void> {
    const started = performance.now();
    const wellFormed = letters.filter(({ update }) => isWellFormed(update));
    const malformed = letters.length - wellFormed.length;
    if (malformed > 0) this.#house.tell({ what: 'malformed', updates: malformed });
    const wanted = new Map(
      wellFormed
        .filter(({ update }) => this.#isWanted(update))
        .map((letter) => [letter.update.update_id, letter] as const),
    );
    if (wanted.size === 0) return;
    const { mail, tell } = this.#house;
    const { fresh, durable } = await mail.accept([...wanted].map(([update, { body }]) => ({ update, body })));
    for (const update of fresh) this.#take(wanted.get(update)!.update, false);
    const worked = Promise.all([...wanted.keys()].flatMap((update) => this.#inHand.get(update) ?? []));
    // Where the disk refuses, what is done and sent cannot be lost either.
    await Promise.any([durable, worked]);
    const ms = Math.round(performance.now() - started);
    tell({ what: 'accepted', fresh: fresh.length, repeated: wanted.size - fresh.length, ms });
  }

  /** Takes up what was left when the process last ended. */
  async recover(): Promise<void> {
    for (const { update, body, tries } of await this.#house.mail.open()) {
      const parsed = body === null ? null : updateFrom(body);
      if (parsed === null) void this.#work.bury(update, null, 'unknown', 'Unreadable');
      else if (tries >= mostTries)
        void this.#work.bury(update, this.#arrivalOf(parsed), kindOf(parsed), 'Crash');
      else this.#take(parsed, true);
    }
  }

  /** Waits for no more parts of stories; resolves when all at hand is concluded, or after `ms`. */
  async drain(ms: number): Promise<void> {
    this.#gatherer.finishAll();
    await inTime(Promise.allSettled(this.#inHand.values()), ms).catch(() => undefined);
  }

  #isWanted(update: Update): boolean {
    return asideOf(update) !== null || migrationOf(update) !== null || this.#arrivalOf(update) !== null;
  }

  #arrivalOf(update: Update): Arrival | null {
    return arrivalOf(update, this.#house.me);
  }

  #take(update: Update, suspect: boolean): void {
    const id = update.update_id;
    const work = this.#begin(update, suspect)
      .catch((error: unknown) => this.#house.tell({ what: 'try failed', update: id, ...kindOfError(error) }))
      .finally(() => this.#inHand.delete(id));
    this.#inHand.set(id, work);
  }

  async #begin(update: Update, suspect: boolean): Promise<void> {
    const id = update.update_id;
    const aside = asideOf(update);
    // Nobody would read a sentence about patience there.
    if (aside !== null && (await this.#limits.of(aside.from)) === 'within')
      return this.#work.aside(aside, id);
    const migration = migrationOf(update);
    if (migration !== null) return this.#work.move(migration, id);
    const arrival = aside === null ? this.#arrivalOf(update) : null;
    if (arrival === null || !this.#albums.asks(arrival)) return this.#work.conclude({ done: [id] }, []);
    switch (await this.#paceOf(arrival)) {
      case 'over':
        this.#house.tell({ what: 'over limit', update: id });
        return this.#work.conclude({ done: [id] }, []);
      case 'just-over': {
        const patience = await this.#house.answers.tooMany(arrival.chat);
        const answer = deliveriesOf(toChat(arrival.chat, arrival.answerTo), patience);
        return this.#work.conclude({ done: [id] }, this.#work.drafts(answer));
      }
      case 'within': {
        const worked = this.#gatherer.add({ update: id, arrival, suspect });
        if (this.#gatherer.isFirst(arrival.chat)) this.#courtesy(arrival);
        return worked;
      }
    }
  }

  /** What a group says among itself has a limit of its own, and nobody is told to talk less. */
  async #paceOf({ incoming, chat, from }: Arrival): Promise<Pace> {
    if (incoming.kind !== 'overheard') return this.#limits.of(from);
    return (await this.#limits.ofGroup(chat)) ? 'within' : 'over';
  }

  #workOff(story: Story): Promise<void> {
    if (story.arrival.query !== null) this.#courtesy(story.arrival);
    return this.#work.story(story);
  }

  /** What shows that the bot is there: it may fail, and is not repeated. */
  #courtesy({ chat, query, incoming }: Arrival): void {
    const { telegram, tell } = this.#house;
    const call =
      query !== null
        ? telegram.answerCbQuery(query)
        : incoming.kind === 'text'
          ? telegram.sendChatAction(chat, 'typing')
          : null;
    call?.catch((error: unknown) => tell({ what: 'courtesy failed', ...kindOfError(error) }));
  }
}

/** The update of a body; null when it is none. */
export function updateFrom(body: string): Update | null {
  try {
    const update = JSON.parse(body) as Partial<Update> | null;
    return Number.isSafeInteger(update?.update_id) ? (update as Update) : null;
  } catch {
    return null;
  }
}

/** The kind of an update: the one field it has beside its number. */
const kindOf = (update: Update): string =>
  Object.keys(update).find((field) => field !== 'update_id') ?? 'empty';
