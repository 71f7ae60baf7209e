/** The order of two texts by their characters' numbers, the same on every machine. */
export const compareText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
