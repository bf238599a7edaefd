// Marks that stand in everything a person sends, and the search for them in everything that is left behind.

/** In every text, name, title, file name and address of the canary: letters no dictionary has. */
export const letterMarks = ['qzxjv', 'щъыфць'] as const;
/** In every phone, card, IIN and code, and in the text a person gave by consent. */
export const digitMark = '193917';
/** In the words of a given text: kept by consent until `/forget`. */
export const consentMark = 'xqjwz';
/** In the bot's token. */
export const tokenMark = 'CANARYTOKENqqq';
/** The ways text is written down: as it is, in UTF-16, as escapes of JSON in either case, in base64 at any offset, in percents. */
function spellings(mark: string): Buffer[] {
  const escaped = [...mark]
    .map((sign) => (sign > '~' ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign))
    .join('');
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.from('.'.repeat(offset) + mark).toString('base64');
    // The first and the last characters depend on the neighbours.
    return text.slice(offset === 0 ? 0 : 4, -4);
  });
  return [
    Buffer.from(mark),
    Buffer.from(mark, 'utf16le'),
    Buffer.from(escaped),
    Buffer.from(escaped.replace(/(?<=\\u)[0-9a-f]{4}/g, (code) => code.toUpperCase())),
    Buffer.from(encodeURIComponent(mark)),
    ...base64.filter((text) => text.length >= 6).map((text) => Buffer.from(text)),
  ];
}

/** Which of the marks stand in the bytes, each with some of what is around it. */
export function findMarks(bytes: Buffer, marks: readonly string[]): string[] {
  return marks.flatMap((mark) => {
    const at = spellings(mark)
      .map((spelling) => bytes.indexOf(spelling))
      .find((place) => place >= 0);
    return at === undefined
      ? []
      : [`${mark}: …${bytes.subarray(Math.max(0, at - 60), at + 60).toString('latin1')}…`];
  });
}
