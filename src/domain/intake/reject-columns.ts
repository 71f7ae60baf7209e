/** The columns that a file of refused rows has beside those of the file they come from. */
export const rejectColumns = ['_line', '_column', '_code', '_problem', '_suggestion'] as const;

/** Whether a column only tells why the row was refused before. */
export const isRejectColumn = (heading: string): boolean => (rejectColumns as readonly string[]).includes(heading);

/** Whether a file with these headings is one of refused rows that were put right. */
export const isRejectsFile = (headings: readonly string[]): boolean =>
  rejectColumns.every((name) => headings.includes(name));
