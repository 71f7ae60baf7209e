/**
 * Text for a terminal of so many columns: a line that is too long goes on below, broken between words, under its last
 * column where it is a row of a table. Without a width, and where a word is longer than the line, nothing is broken.
 */
export const fitted = (text: string, width: number | undefined): string =>
  width === undefined || width < narrowest
    ? text
    : text
        .split('\n')
        .flatMap((line) => (line.length <= width ? [line] : brokenLine(line, width)))
        .join('\n');

const narrowest = 40;

const brokenLine = (line: string, width: number): string[] => {
  const indent = indentOf(line, width);
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const end = rest.lastIndexOf(' ', width);
    const at = end > indent ? end : rest.indexOf(' ', width);
    if (at < 0) break;
    lines.push(rest.slice(0, at).trimEnd());
    rest = ' '.repeat(indent) + rest.slice(at).trimStart();
  }
  return [...lines, rest];
};

/** Where the last column of the row begins, or the words of the line. */
const indentOf = (line: string, width: number): number => {
  const start = line.length - line.trimStart().length;
  const column = line.lastIndexOf('  ');
  return column > start && column + 2 + leastColumn <= width ? column + 2 : start;
};

/** A last column that is narrower is not worth being kept apart. */
const leastColumn = 16;

/** The width of what is written to, where it is a terminal. */
export const widthOf = (stream: {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}): number | undefined => (stream.isTTY === true ? stream.columns : undefined);
