/** Whether a number has just three decimals, as thousands have where the point separates them: 10.000. */
export const looksLikeThousands = (written: string): boolean => /^-?[1-9]\d{0,2}\.\d{3}$/.test(written.trim());

/** Tells the two ways in which such a number can be read, and how to write each. */
export const twoWays = (written: string): string => {
  const fraction = written.endsWith('0') ? written.slice(0, -1) : `${written}0`;
  return `found ${written}, which can be read two ways, expected ${written.replace('.', '')} or ${fraction}`;
};
