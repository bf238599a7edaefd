// Our HTML without its marks, for when Telegram refuses it, in pieces of a length it takes.

const longest = 4096;

/** Cut at the last line end, else the last blank, else between characters. */
export function plainPieces(html: string): string[] {
  const pieces: string[] = [];
  let rest = plain(html);
  while (rest.length > longest) {
    const end = cutBefore(rest);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function plain(html: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|amp);/g, (_, sign: string) => signs[sign]!);
}

function cutBefore(text: string): number {
  for (const sign of ['\n', ' ']) {
    const at = text.lastIndexOf(sign, longest);
    if (at > longest / 2) return at;
  }
  // Not through the middle of a pair of surrogates.
  return /[\uD800-\uDBFF]/.test(text[longest - 1]!) ? longest - 1 : longest;
}
