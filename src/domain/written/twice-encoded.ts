/**
 * The letters that Windows-1252 has for the bytes 0x80 to 0x9F; the five it has none for are control characters, as all of
 * these are in Latin-1.
 */
const windowsLetters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const byteOf: ReadonlyMap<string, number> = new Map([
  ...Array.from({ length: 128 }, (_, index): [string, number] => [String.fromCharCode(128 + index), 128 + index]),
  ...Array.from(windowsLetters, (letter, index): [string, number] => [letter, 128 + index]),
]);

/** What the second and later bytes of a letter of UTF-8 look like. */
const later = `[\\u0080-\\u00bf${windowsLetters}]`;
/** Those of them that may follow a word: only what stands before tells whether they do. */
const closing = '\\u00a0\\u00ae\\u00bb’”…–—™›';

/** What twice encoded letters look like and ordinary text in Spanish, Portuguese and English does not: `Ã©`, `Â°`, `â€™`. */
const sure = [
  `Ã(?![${closing}])${later}`,
  `(?<=\\p{Ll})Ã[${closing}]`,
  '(?<!\\p{L})Ã\\u00a0',
  'Ã”(?=\\p{L})',
  'Â[\\u00a0-\\u00ba\\u00bc-\\u00bf]',
  '(?<=\\p{Ll})Â»',
  `â(?:[€\\u0080]${later}|[‚\\u0082]¬|[„\\u0084]¢)`,
  'ï»¿',
];

const telling = new RegExp(sure.join('|'), 'gu');
const mendable = new RegExp([...sure, 'Ã”', `[ÄÅÌ]${later}`, `ð${later}{3}`].join('|'), 'u');

/** Letters that such text is made of: Latin ones with their accents, marks of print, and pictures. */
const plausible = /^(?:[\p{ASCII}\u00a0-\u017f\u2000-\u206f€™\ufeff\u{1f000}-\u{1faff}]|[\u0300-\u033f])*$/u;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text that was encoded twice, `CrÃ©dito`, as it was before, `Crédito`; any other text as it is. It is mended only where
 * all of it goes the whole way back, and comes out as letters that people write.
 */
export const mendedText = (text: string): string => {
  if (!mendable.test(text)) return text;
  const bytes = bytesOf(text);
  if (!bytes) return text;
  try {
    const mended = decoder.decode(bytes);
    return plausible.test(mended) ? mended : text;
  } catch {
    return text;
  }
};

const bytesOf = (text: string): Uint8Array | undefined => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const byte = code < 128 ? code : byteOf.get(text[at] ?? '');
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
};

/** How many lines of a text hold letters that were encoded twice, and the first of them. */
export interface TwiceEncoded {
  readonly lines: number;
  /** From 1. */
  readonly first: number;
}

/** Counts lines with letters that were encoded twice, as the text comes in pieces; undefined at the end when there are none. */
export const twiceEncodedCount = (): { take(piece: string): void; end(): TwiceEncoded | undefined } => {
  let [line, lines, first, rest] = [1, 0, 0, ''];
  const count = (text: string): void => {
    if (text.search(telling) < 0) {
      line += breaksIn(text);
      return;
    }
    for (const [index, part] of text.split(lineBreak).entries()) {
      if (index > 0) line += 1;
      if (part.search(telling) < 0) continue;
      lines += 1;
      if (first === 0) first = line;
    }
  };
  return {
    take: (piece) => {
      const text = rest + piece;
      const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1;
      count(text.slice(0, end));
      rest = text.slice(end);
    },
    end: () => {
      count(rest);
      return lines === 0 ? undefined : { lines, first };
    },
  };
};

const lineBreak = /\r\n|\n|\r/;

const breaksIn = (text: string): number => text.split(lineBreak).length - 1;
