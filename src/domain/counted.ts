/** A count with its noun: `1 row`, `3 rows`; where more than one is not told by an s, it is given: `2 countries`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
