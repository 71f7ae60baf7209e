/** The name of a portfolio: letters, digits, spaces and `. _ -`, 60 characters at most; undefined for anything else. */
export const parsePortfolioName = (written: string): string | undefined => {
  const name = written.trim();
  return /^[\p{L}\p{M}\p{N} ._-]{1,60}$/u.test(name) ? name : undefined;
};
