export const delimiters = [',', ';', '\t', '|'] as const;
/** What stands between the cells of a row. */
export type Delimiter = (typeof delimiters)[number];

const written: Readonly<Record<string, Delimiter>> = {
  ',': ',',
  ';': ';',
  '\t': '\t',
  '|': '|',
  '\\t': '\t',
  tab: '\t',
};

/** Reads a delimiter as it is given on the command line, where a tab may be written `tab`. */
export const parseDelimiter = (text: string): Delimiter | undefined => written[text] ?? written[text.toLowerCase()];

/** The delimiter that most lines hold equally often outside quotes, or undefined when no line holds any. */
export const delimiterOf = (lines: readonly string[]): Delimiter | undefined => {
  const ranked = delimiters
    .map((delimiter) => ({ delimiter, ...agreement(lines, delimiter) }))
    .filter(({ lines: agreeing }) => agreeing > 0)
    .sort((one, other) => other.lines - one.lines || other.count - one.count);
  return ranked[0]?.delimiter;
};

interface Agreement {
  readonly count: number;
  readonly lines: number;
}

/** The count that most lines share, and how many of them do. */
const agreement = (lines: readonly string[], delimiter: Delimiter): Agreement => {
  const tally = new Map<number, number>();
  for (const line of lines) {
    const count = countOutsideQuotes(line, delimiter);
    if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  }
  const [best] = [...tally].sort((one, other) => other[1] - one[1] || other[0] - one[0]);
  return best ? { count: best[0], lines: best[1] } : { count: 0, lines: 0 };
};

const countOutsideQuotes = (line: string, delimiter: Delimiter): number =>
  line
    .split('"')
    .filter((_, index) => index % 2 === 0)
    .reduce((count, part) => count + part.split(delimiter).length - 1, 0);
