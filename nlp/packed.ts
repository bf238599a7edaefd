// Lists of numbers in one file: a line of JSON that says what follows, then the numbers, compressed.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';

export type Numbers = Uint8Array | Int8Array | Uint16Array | Int32Array | Uint32Array;

const kinds = { Uint8Array, Int8Array, Uint16Array, Int32Array, Uint32Array } as const;
const header = z.object({
  lists: z.array(
    z.tuple([
      z.string(),
      z.enum(['Uint8Array', 'Int8Array', 'Uint16Array', 'Int32Array', 'Uint32Array']),
      z.int(),
    ]),
  ),
  about: z.unknown(),
});

/** `about`: anything JSON can say. Throws nothing. */
export function pack(about: unknown, lists: Readonly<Record<string, Numbers>>): Uint8Array {
  const entries = Object.entries(lists);
  const head = {
    about,
    lists: entries.map(([name, list]) => [name, list.constructor.name, list.length]),
  };
  const body = Buffer.concat(
    entries.map(([, { buffer, byteOffset, byteLength }]) => Buffer.from(buffer, byteOffset, byteLength)),
  );
  const packed = zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
  return Buffer.concat([Buffer.from(JSON.stringify(head) + '\n'), packed]);
}

/** Reads what `pack` wrote. Throws when the file is something else. */
export function unpack(file: Uint8Array): { about: unknown; lists: ReadonlyMap<string, Numbers> } {
  const headEnd = file.indexOf(10) + 1;
  const { about, lists } = header.parse(JSON.parse(Buffer.from(file.subarray(0, headEnd)).toString()));
  const body = zstdDecompressSync(file.subarray(headEnd));
  let at = body.byteOffset;
  const read = new Map(
    lists.map(([name, kind, length]): [string, Numbers] => {
      const bytes = length * kinds[kind].BYTES_PER_ELEMENT;
      const copy = body.buffer.slice(at, at + bytes);
      at += bytes;
      return [name, new kinds[kind](copy)];
    }),
  );
  return { about, lists: read };
}
