import { headingWords } from './heading-key.ts';

/**
 * A name for every column, each its own: a heading that comes again is `name_2`, a blank one is `column_12` by its place.
 * Surrounding spaces are dropped.
 */
export const columnNames = (headings: readonly string[]): string[] => {
  const taken = new Set<string>();
  return headings.map((heading, index) => {
    const name = unused(heading.trim() || `column_${index + 1}`, taken);
    taken.add(name);
    return name;
  });
};

/** The name an unknown column goes by as an extra fact: `Fecha de Corte` is `fecha_de_corte`, `2026` is `column_2026`. */
export const extraNames = (headings: readonly string[]): string[] => {
  const taken = new Set<string>();
  return headings.map((heading, index) => {
    const words = headingWords(heading).join('_');
    const name = unused(/^[a-z]/.test(words) ? words : `column_${words || index + 1}`, taken);
    taken.add(name);
    return name;
  });
};

const unused = (name: string, taken: ReadonlySet<string>): string => {
  let candidate = name;
  for (let count = 2; taken.has(candidate); count += 1) candidate = `${name}_${count}`;
  return candidate;
};
