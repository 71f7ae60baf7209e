import { createReadStream } from 'node:fs';

/** What in a file's bytes speaks for UTF-8 and what against it. */
export interface Utf8Evidence {
  /** Characters of several bytes that are valid. */
  readonly characters: number;
  /** Those of them that text in another encoding hardly ever holds by chance: Latin letters, and what takes three bytes or more. */
  readonly telling: number;
  /** Bytes that are no UTF-8. */
  readonly invalid: number;
  /** The line of the first of these, from 1. */
  readonly line: number;
}

/** Counts the file's characters and its bytes that are no UTF-8. */
export const utf8Evidence = async (path: string): Promise<Utf8Evidence> => {
  const count = utf8Count();
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) count.take(chunk);
  return count.end();
};

/**
 * Whether the text is in another encoding, and what looks like UTF-8 in it is there by chance: a single character beside ten
 * bytes that are none, or one in a hundred.
 */
export const isByChance = ({ characters, telling, invalid }: Utf8Evidence): boolean => {
  if (characters > invalid) return false;
  return telling <= 1 ? telling === 0 || invalid >= 10 : telling * 100 <= invalid;
};

/** The same count over bytes that are at hand. */
export const utf8Count = (): { take(chunk: Uint8Array): void; end(): Utf8Evidence } => {
  let [characters, telling, invalid, line, badLine] = [0, 0, 0, 1, 0];
  let [lead, missing, low, high] = [0, 0, 0x80, 0xbf];
  const refuse = (): void => {
    invalid += 1;
    if (badLine === 0) badLine = line;
  };
  const begin = (byte: number): void => {
    if (byte < 0xc2 || byte > 0xf4) {
      refuse();
      return;
    }
    lead = byte;
    missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  };
  const go = (): void => {
    [low, high] = [0x80, 0xbf];
    missing -= 1;
    if (missing > 0) return;
    characters += 1;
    if (lead <= 0xc5 || lead >= 0xe0) telling += 1;
  };
  return {
    take(chunk) {
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at] ?? 0;
        if (missing > 0) {
          if (byte >= low && byte <= high) {
            go();
            continue;
          }
          missing = 0;
          refuse();
        }
        if (byte >= 0x80) begin(byte);
        else if (byte === 0x0a) line += 1;
      }
    },
    end() {
      if (missing > 0) refuse();
      return { characters, telling, invalid, line: badLine };
    },
  };
};
