/** What people write beside the names and abbreviations that the languages have. */
const alsoWritten: Readonly<Record<string, number>> = { set: 9, sept: 9, setiembre: 9 };

/** The month, 1 to 12, by its name or abbreviation in Spanish, Portuguese or English: `Nov.`, `noviembre`, `DEZ`, `sept`. */
export const parseMonth = (word: string): number | undefined => monthNames().get(keyOf(word));

const keyOf = (word: string): string =>
  word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

let names: ReadonlyMap<string, number> | undefined;

const monthNames = (): ReadonlyMap<string, number> => {
  names ??= new Map([...['es', 'pt', 'en'].flatMap(namesIn), ...Object.entries(alsoWritten)]);
  return names;
};

const namesIn = (language: string): [string, number][] =>
  (['long', 'short'] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, index): [string, number] => [
      keyOf(format.format(midMonth(index))),
      index + 1,
    ]);
  });

/** An instant in the month, for its name. */
const midMonth = (index: number): number => (index * 30.5 + 15) * 86_400_000;
