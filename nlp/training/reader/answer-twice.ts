// What the product answers: the linear reader, and the second where the first is in doubt. For measuring, not for the bot.
import { join } from 'node:path';
import { openSession, type Session } from '../../../bot/reader/session.ts';
import { dataFolder } from '../../index.ts';
import type { Pipeline } from '../../pipeline.ts';
import { toSecondReading } from '../../reader/index.ts';
import type { ExamText } from '../exams.ts';
import type { Answered } from '../scores.ts';

/** How one exam is answered: by the linear reader alone, and by both as the product asks them. */
export interface AnsweredTwice {
  readonly linear: readonly Answered[];
  readonly both: readonly Answered[];
  /** The share of the texts that reached the second reader. */
  readonly asked: number;
}

export class SecondOpinion {
  readonly #pipeline: Pipeline;
  readonly #session: Session;

  private constructor(pipeline: Pipeline, session: Session) {
    this.#pipeline = pipeline;
    this.#session = session;
  }

  /** Null where the second reader cannot run. */
  static async open(pipeline: Pipeline): Promise<SecondOpinion | null> {
    const session = await openSession(join(dataFolder, 'model', 'reader')).catch(() => null);
    return session && new SecondOpinion(pipeline, session);
  }

  async answer(texts: readonly ExamText[]): Promise<AnsweredTwice> {
    const linear: Answered[] = [];
    const both: Answered[] = [];
    let asked = 0;
    for (const text of texts) {
      const first = this.#pipeline.analyze(text.text);
      linear.push({ text, answer: first });
      if (!first.doubtful) {
        both.push({ text, answer: first });
        continue;
      }
      asked++;
      const answer = await this.#session.read(this.#pipeline.forSecondReader(text.text));
      const reading = toSecondReading(answer, this.#session.labels, this.#pipeline.schemeIds);
      const second = reading && { reading, telling: null };
      both.push({ text, answer: this.#pipeline.analyze(text.text, [], second) });
    }
    return { linear, both, asked: asked / Math.max(1, texts.length) };
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}
