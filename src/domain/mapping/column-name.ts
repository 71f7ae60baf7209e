import { headingWords } from './heading-key.ts';

/**
 * A name for every column, each its own: a heading that comes again is `name_2`, a blank one is `column_12` by its place.
 * Surrounding spaces are dropped.
 */
export const columnNames = (headings: readonly string[]): string[] => {
  const unused = unusedNames();
  return headings.map((heading, index) => unused(heading.trim() || `column_${index + 1}`));
};

/** The name an unknown column goes by as an extra fact: `Fecha de Corte` is `fecha_de_corte`, `2026` is `column_2026`. */
export const extraNames = (headings: readonly string[]): string[] => {
  const unused = unusedNames();
  return headings.map((heading, index) => {
    const words = headingWords(heading).join('_');
    return unused(/^[a-z]/.test(words) ? words : `column_${words || index + 1}`);
  });
};

const unusedNames = (): ((name: string) => string) => {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (name) => {
    let [candidate, count] = [name, counts.get(name) ?? 1];
    for (; taken.has(candidate); candidate = `${name}_${count}`) count += 1;
    counts.set(name, count);
    taken.add(candidate);
    return candidate;
  };
};
