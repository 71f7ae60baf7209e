/** The year that four figures write, or two: those stand for 1970 to 2069. */
export const yearWritten = (figures: string): number => {
  const year = Number(figures);
  if (figures.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
};
