// The door of what is pure about the second reader: text to numbers, numbers to a reading. Who runs it: bot/reader/.
export { mixReadings } from './mix-readings.ts';
export { mostPieces, PieceTokenizer } from './piece-tokenizer.ts';
export { type Chances, type ModelAnswer, type SecondReading, toSecondReading } from './second-reading.ts';
export { decodeVocabulary } from './vocabulary.ts';
