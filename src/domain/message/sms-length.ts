/** How a text travels as SMS. Units are septets in GSM-7 and UTF-16 units in UCS-2. */
export interface SmsLength {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly units: number;
  readonly parts: number;
}

/** The encoding, units and parts of a text; 3GPP TS 23.038: 160 septets alone and 153 in each of several parts, or 70 and 67. */
export const smsLength = (text: string): SmsLength => {
  const septets = septetsOf(text);
  return septets === undefined ? packed('UCS-2', utf16Of(text), 70, 67) : packed('GSM-7', septets, 160, 153);
};

const single =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const escaped = '\f^{}\\[~]|€';
const septetsPerCharacter = new Map([
  ...[...single].map((character) => [character, 1] as const),
  ...[...escaped].map((character) => [character, 2] as const),
]);

const septetsOf = (text: string): number[] | undefined => {
  const sizes: number[] = [];
  for (const character of text) {
    const size = septetsPerCharacter.get(character);
    if (size === undefined) return undefined;
    sizes.push(size);
  }
  return sizes;
};

const utf16Of = (text: string): number[] => Array.from(text, (character) => character.length);

const packed = (
  encoding: SmsLength['encoding'],
  sizes: readonly number[],
  alone: number,
  together: number,
): SmsLength => {
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= alone) return { encoding, units, parts: units === 0 ? 0 : 1 };
  return { encoding, units, parts: partsOf(sizes, together) };
};

/** A character of two units is never split over two parts. */
const partsOf = (sizes: readonly number[], room: number): number => {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
};
