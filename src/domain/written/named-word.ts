import { remembered } from '../remembered.ts';

/**
 * A reader of words that people write in many ways: for each value its names, apart by spaces, a tilde for a space within
 * one. Capitals, accents, small words, spaces, figures and
 * signs do not count; undefined for what is none of them.
 */
export const wordReader = <Value extends string>(
  names: Readonly<Record<Value, string>>,
): ((text: string) => Value | undefined) => {
  const byName = new Map(
    (Object.keys(names) as Value[]).flatMap((value) =>
      [value, ...names[value].split(' ')].map((name) => [plainName(name), value] as const),
    ),
  );
  return remembered((text) => byName.get(plainName(text)));
};

const silent = new Set(
  'a al as da de del do e el en la las lo los o os para por que se su the to un una um uma y'.split(' '),
);

/** The telling words run together; `Desconoce la deuda` is `desconocedeuda`. */
const plainName = (text: string): string => {
  const words = text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.filter((word) => !silent.has(word)).join('') || words.join('');
};
