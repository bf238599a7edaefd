// The door of what is pure about the second reader: text to numbers, numbers to a reading. Who runs it: bot/reader/.
export { mostPieces, PieceTokenizer } from './piece-tokenizer.ts';
export type { SecondReading } from '../types.ts';
export { type Chances, type ModelAnswer, toSecondReading } from './second-reading.ts';
export { decodeVocabulary } from './vocabulary.ts';
