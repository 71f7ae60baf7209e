import { remembered } from '../remembered.ts';

const yes = new Set('y yes true t 1 s si sim verdadero verdadeiro x on v'.split(' '));
const no = new Set('n no false f 0 nao falso off -'.split(' '));

/** Reads yes or no in Spanish, Portuguese or English: `Sí`, `NÃO`, `Y`, `1`, `false`; undefined for anything else. */
export const parseYesNo = remembered((text: string): boolean | undefined => {
  const word = text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '');
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
});
