// The second reader's model, loaded and asked in the thread that calls. Whoever must not be kept waiting: reader.ts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeVocabulary, type ModelAnswer, mostPieces, PieceTokenizer } from '../../nlp/reader/index.ts';

export interface Session {
  /** What each number of an answer stands for. */
  readonly labels: readonly string[];
  /** Takes any string; reads it as far as the model can. */
  read(text: string): Promise<ModelAnswer>;
  close(): Promise<void>;
}

/**
 * Loads model and vocabulary from `folder`. Rejects when the optional package onnxruntime-node is not there or does not
 * run on this machine, and when a file is missing or not ours.
 */
export async function openSession(folder: string): Promise<Session> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const vocabulary = decodeVocabulary(await readFile(join(folder, 'vocabulary.bin')));
  const tokenizer = new PieceTokenizer(vocabulary);
  const session = await InferenceSession.create(join(folder, 'reader.onnx'), {
    // One text at a time on one core: more threads of its own would take the cores from the bot.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // What goes wrong is thrown; warnings would go past our log.
    logSeverityLevel: 3,
  });
  return {
    labels: vocabulary.labels,
    async read(text) {
      const ids = tokenizer.ids(text);
      const { logits } = await session.run({ ids: new Tensor('int32', ids, [ids.length]) });
      if (!(logits?.data instanceof Float32Array)) throw new Error('the model answers something else');
      return { logits: logits.data, whole: ids.length < mostPieces };
    },
    close: () => session.release(),
  };
}
