// Working off what was accepted: the answer is asked for and written as a conclusion; what twice comes to no end is laid aside.
import type { Draft, Mail } from '../mail.ts';
import { kindOfError, type Tell } from '../observe/happening.ts';
import type { Answers } from './answers.ts';
import {
  deliveriesOf,
  deliveriesOfOutcome,
  type Delivery,
  type Target,
  toChat,
  writeDelivery,
} from './delivery.ts';
import type { Story } from './gather.ts';
import type { Arrival, Aside, Migration } from './incoming.ts';
import { inTime } from './in-time.ts';
import { inTurn } from './in-turn.ts';
import type { Outbox } from './outbox.ts';
import type { Outcome } from './outcome.ts';

export interface WorkHouse {
  readonly answers: Answers;
  readonly mail: Mail;
  readonly outbox: Pick<Outbox, 'add'>;
  /** An answer that takes longer is given up, in milliseconds. */
  readonly answerMs: number;
  readonly tell: Tell;
}

/** So often an update is tried, the last time by itself. */
export const mostTries = 2;
/** Telegram lets a query be answered for a short time only. */
const queryLastsMs = 10_000;

export class Work {
  readonly #house: WorkHouse;
  readonly #alone = inTurn();

  constructor(house: WorkHouse) {
    this.#house = house;
  }

  /** One try together, one for each part by itself; then it is dead. Resolves when it is concluded. */
  async story(story: Story): Promise<void> {
    if ((await this.#try(story)) === null) return;
    for (const part of story.parts) {
      const failure = await this.#try({ parts: [part], arrival: part.arrival });
      if (failure !== null) await this.bury(part.update, part.arrival, part.arrival.incoming.kind, failure);
    }
  }

  /** Null when the story is concluded, else the class of what went wrong. */
  async #try(story: Story): Promise<string | null> {
    try {
      const suspect = story.parts.some((part) => part.suspect);
      // Which of them brought the process down can be told only when one at a time is worked on.
      await (suspect ? this.#alone(0, () => this.#answerSuspect(story)) : this.#answer(story));
      return null;
    } catch (error) {
      const kind = kindOfError(error);
      for (const { update } of story.parts) this.#house.tell({ what: 'try failed', update, ...kind });
      return kind.error;
    }
  }

  async #answerSuspect(story: Story): Promise<void> {
    await this.#house.mail.begin(story.parts.map(({ update }) => update));
    await this.#answer(story);
  }

  async #answer({ parts, arrival }: Story): Promise<void> {
    const { answers, answerMs, tell } = this.#house;
    const { chat, incoming } = arrival;
    const started = performance.now();
    const outcome = await inTime(
      answers
        .admin(chat, incoming)
        .then((admin) => admin ?? answers.answer(chat, incoming, arrival.speaksKazakh)),
      answerMs,
    );
    const target: Target = {
      chat,
      answerTo: arrival.answerTo,
      replaces: arrival.replaces,
      corrects: arrival.edited ? arrival.answerTo : null,
      answers: incoming.kind === 'text' ? arrival.answerTo : null,
    };
    const later = outcome.reminders.flatMap(({ minutes, answer }) =>
      this.drafts(deliveriesOf(toChat(chat, null), answer), Date.now() + minutes * 60_000),
    );
    const now = this.drafts(deliveriesOfOutcome(target, outcome));
    await this.conclude({ done: parts.map(({ update }) => update), kept: outcome.kept }, [...now, ...later]);
    tell({
      what: 'answered',
      update: parts.at(-1)!.update,
      chat: answers.keyOf(chat).slice(0, 8),
      kind: incoming.kind,
      verdict: outcome.kept?.counted?.verdict ?? '',
      ms: Math.round(performance.now() - started),
    });
  }

  /** Answers somebody in another chat. */
  async aside(aside: Aside, id: number): Promise<void> {
    const { answers, tell } = this.#house;
    for (let tries = 0; ; tries++) {
      try {
        const { title, answer } = await answers.aside(aside.passage);
        const delivery: Delivery =
          aside.kind === 'inline'
            ? { kind: 'inline', query: aside.query, title, html: answer.html[0]! }
            : { kind: 'guest', query: aside.query, html: answer.html[0]! };
        const draft: Draft = {
          chat: null,
          body: writeDelivery(delivery),
          notBefore: null,
          expiresAt: Date.now() + queryLastsMs,
        };
        await this.conclude({ done: [id] }, [draft]);
        return;
      } catch (error) {
        tell({ what: 'try failed', update: id, ...kindOfError(error) });
        if (tries + 1 >= mostTries) return this.bury(id, null, aside.kind, kindOfError(error).error);
      }
    }
  }

  /** A group has a new number: what is remembered of it comes along. */
  async move({ from, to }: Migration, id: number): Promise<void> {
    const { keyOf } = this.#house.answers;
    const effects = [{ kind: 'moved' as const, from: keyOf(from) }];
    await this.conclude({ done: [id], kept: { chat: keyOf(to), state: null, counted: null, effects } }, []);
  }

  /** Writes what came of updates, and has it sent. */
  async conclude(
    { done, kept }: { done: readonly number[]; kept?: Outcome['kept'] },
    out: readonly Draft[],
  ): Promise<void> {
    const { mail, outbox } = this.#house;
    await outbox.add(await mail.conclude({ done, dead: [], kept: kept ?? null, out }));
  }

  /** Lays an update aside for good and tells the person that something went wrong. */
  async bury(update: number, arrival: Arrival | null, kind: string, error: string): Promise<void> {
    const { answers, mail, outbox, tell } = this.#house;
    tell({ what: 'dead letter', update, kind, error });
    const said = arrival === null ? null : await answers.trouble(arrival.chat).catch(() => null);
    const out =
      said === null ? [] : this.drafts(deliveriesOf(toChat(arrival!.chat, arrival!.answerTo), said));
    await outbox.add(await mail.conclude({ done: [], dead: [{ update, kind, error }], kept: null, out }));
  }

  /** The deliveries as the outbox takes them; `notBefore` in milliseconds since 1970. */
  drafts(deliveries: readonly Delivery[], notBefore: number | null = null): Draft[] {
    return deliveries.map((delivery) => ({
      chat: 'chat' in delivery ? this.#house.answers.keyOf(delivery.chat) : null,
      body: writeDelivery(delivery),
      notBefore,
      expiresAt: null,
    }));
  }
}
