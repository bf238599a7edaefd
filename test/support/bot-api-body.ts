// The ways telegraf sends parameters: JSON, or multipart when a file goes along.
export type Json = Record<string, unknown>;

export interface FilePart {
  readonly filename: string;
  readonly data: Buffer;
}

export function parseBody(type: string, body: Buffer): { params: Json; files: Record<string, FilePart> } {
  const params: Json = {};
  const files: Record<string, FilePart> = {};
  if (body.length === 0) return { params, files };
  if (type.includes('application/json')) return { params: JSON.parse(body.toString()) as Json, files };
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary === undefined)
    return { params: Object.fromEntries(new URLSearchParams(body.toString())), files };
  const separator = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(separator); at >= 0;) {
    const next = body.indexOf(separator, at + separator.length);
    if (next < 0) break;
    const part = body.subarray(at + separator.length + 2, next - 2);
    const headEnd = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, headEnd).toString();
    const data = part.subarray(headEnd + 4);
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    const filename = /filename="([^"]*)"/.exec(head)?.[1];
    if (filename === undefined) params[name] = data.toString();
    else files[name] = { filename, data: Buffer.from(data) };
    at = next;
  }
  return { params, files };
}
