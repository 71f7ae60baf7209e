/** Whether the columns together tell every row from every other; rows that are the same throughout count once. */
export const tellApart = (samples: readonly (readonly string[])[], columns: readonly number[]): boolean => {
  const rows = distinctRows(samples);
  return valuesOf(rows, columns).size === rows.length;
};

/** Whether a tenth of the rows and more have a value that an earlier one has: more than duplicates by mistake. */
export const oftenRepeats = (samples: readonly (readonly string[])[], column: number): boolean => {
  const rows = distinctRows(samples);
  return rows.length - valuesOf(rows, [column]).size >= Math.max(1, rows.length / 10);
};

/** Whether rows with the same value in the one column have the same in the other. */
export const decides = (samples: readonly (readonly string[])[], column: number, other: number): boolean =>
  valuesOf(samples, [column, other]).size === valuesOf(samples, [column]).size;

const distinctRows = (samples: readonly (readonly string[])[]): (readonly string[])[] => [
  ...new Map(samples.map((row) => [row.join('\u0000'), row])).values(),
];

const valuesOf = (rows: readonly (readonly string[])[], columns: readonly number[]): Set<string> =>
  new Set(rows.map((row) => columns.map((column) => row[column]?.trim() ?? '').join('\u0000')));
