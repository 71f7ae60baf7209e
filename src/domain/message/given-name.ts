import { remembered } from '../remembered.ts';

/**
 * How many of the words make up the given name: "José Luis", "María del Carmen"; one where that is not sure.
 * `surnames` tells whether surnames follow in the same words.
 */
export const givenNameLength = (words: readonly string[], { surnames }: { readonly surnames: boolean }): number => {
  const [first = '', second = '', ...rest] = words.map(plainLetters);
  const devotion = devotionLength([second, ...rest]);
  if (devotion > 0 && devoted.has(first)) return 1 + devotion;
  const isLong = words.length > (surnames ? 2 : 1);
  return isLong && (firsts.has(first) || isShortMaria(words[0] ?? '')) && seconds.has(second) ? 2 : 1;
};

/** "Ma." and "Mª" stand for María before another given name. */
export const isShortMaria = (word: string): boolean => /^m\.?[aª]\.?$/iu.test(word);

/** The letters of a word, small and without accents, for looking it up. */
export const plainLetters = remembered((word: string): string =>
  word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{Ll}]/gu, ''),
);

/** The words of "del Carmen", "de los Ángeles", "das Graças"; 0 where there are none. */
const devotionLength = (words: readonly string[]): number => {
  const size = /^de (la|las|los)$/.test(words.slice(0, 2).join(' ')) ? 2 : 1;
  const isParticle = size === 2 || /^(de|del|da|das|do|dos)$/.test(words[0] ?? '');
  return isParticle && devotions.has(words[size] ?? '') ? size + 1 : 0;
};

const setOf = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '));

const devoted = setOf('maria jose juan ana rosa luz flor francisco francisca felipe');

const devotions = setOf(
  'carmen pilar rosario socorro refugio consuelo dolores mercedes angeles jesus lourdes fatima mar sol rocio luz paz',
  'concepcion soledad esperanza guadalupe nieves milagros asuncion belen conceicao gracas carmo anjos gloria dores penha chagas',
);

const firsts = setOf(
  'jose juan ana maria carlos miguel marco victor jorge rosa luz laura julio cesar luis luiz joao pedro paulo antonio jesus',
  'angel martha marta blanca gloria claudia',
);

/** Given names that are seldom surnames. */
const seconds = setOf(
  'maria jose luis luiz carlos antonio manuel pablo paulo pedro juan joao javier angel angeles jesus alberto eduardo eduarda',
  'fernando fernanda enrique henrique ignacio alejandro alejandra rafael ramon david isabel teresa carmen luisa luiza elena',
  'cristina victoria vitoria paula laura lucia guadalupe clara beatriz julia augusto felipe guilherme aparecida elisa ines',
  'sofia camila carolina patricia raul arturo cesar hugo emilio esteban ricardo roberto andrea',
);
