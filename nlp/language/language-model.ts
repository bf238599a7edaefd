// The language model's file: JSON with its tables in base64.
import { z } from 'zod';
import type { LanguageModel } from './detect-language.ts';
import { tableSize } from './word-score.ts';
import { voteTableSize } from './word-votes.ts';

const table = (size: number) =>
  z.base64().transform((text, context) => {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length !== size) context.addIssue(`the table has ${size} entries: \`npm run train\``);
    return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  });
const weights = z.array(z.array(z.number()));
const file = z.strictObject({
  cyrillic: table(tableSize),
  latin: table(tableSize),
  votes: table(voteTableSize),
  cyrillicWeights: weights,
  latinWeights: weights,
});

export function encodeLanguageModel(model: LanguageModel): string {
  const base64 = (values: Int8Array): string =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
  return (
    JSON.stringify({
      ...model,
      cyrillic: base64(model.cyrillic),
      latin: base64(model.latin),
      votes: base64(model.votes),
    }) + '\n'
  );
}

/** Throws when the text is not what `encodeLanguageModel` wrote. */
export function decodeLanguageModel(text: string): LanguageModel {
  return file.parse(JSON.parse(text));
}
