// Writes data/model/reader/vocabulary.bin from a taught reader's vocabulary.json. The model: export-model.py.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dataFolder } from '../../index.ts';
import { encodeVocabulary } from '../../reader/vocabulary.ts';
import { sourceFolder } from './source.ts';

const source = z.object({
  pieces: z.array(z.tuple([z.string(), z.number()])),
  special: z.object({ bos: z.int(), eos: z.int(), unk: z.int() }),
  unkScore: z.number(),
  normalize: z.record(z.string().length(1), z.string()),
  labels: z.array(z.string()),
});

const { pieces, special, unkScore, normalize, labels } = source.parse(
  JSON.parse(readFileSync(join(sourceFolder, 'vocabulary.json'), 'utf8')),
);
const file = encodeVocabulary({
  pieces: pieces.map(([piece]) => piece),
  scores: Float64Array.from(pieces, ([, score]) => score),
  special,
  unknownScore: unkScore,
  changes: new Map(Object.entries(normalize)),
  labels,
});
writeFileSync(join(dataFolder, 'model', 'reader', 'vocabulary.bin'), file);
process.stdout.write(`vocabulary.bin: ${(file.length / 1e6).toFixed(2)} MB\n`);
