/** The form in which a national id stands for its customer: `1.030.000.000` and `1030000000` are one person. */
export const nationalIdKey = (written: string): string => written.replace(/[.\s/-]/gu, '').toUpperCase() || written;
