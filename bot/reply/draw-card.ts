// A few sentences as a picture in letters that can be read at arm's length, Kazakh ones among them.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Resvg as ResvgClass } from '@resvg/resvg-js';

const width = 1080;
const margin = 72;
const fontSize = 58;
const lineHeight = 80;
/** A letter of DejaVu Sans is about so wide, in shares of its size. */
const letterWidth = 0.6;
const mostLetters = Math.floor((width - 2 * margin) / (fontSize * letterWidth));

const require = createRequire(import.meta.url);

/** The text as a PNG. Throws when the drawing library is not there for this machine: the words alone must do then. */
export function drawCard(text: string): Uint8Array {
  // Loaded when first needed: most people never ask for a picture.
  const { Resvg } = require('@resvg/resvg-js') as { Resvg: typeof ResvgClass };
  const fonts = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const lines = wrapped(text);
  const height = 2 * margin + lines.length * lineHeight;
  const rows = lines.map(
    (line, i) => `<text x="${margin}" y="${margin + (i + 0.8) * lineHeight}">${escaped(line)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fffdf7"/><g font-family="DejaVu Sans" font-size="${fontSize}" fill="#1a1a1a">${rows.join('')}</g></svg>`;
  const font = {
    loadSystemFonts: false,
    fontFiles: [join(fonts, 'DejaVuSans.ttf')],
    defaultFontFamily: 'DejaVu Sans',
  };
  return new Resvg(svg, { font }).render().asPng();
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > mostLetters) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!);
