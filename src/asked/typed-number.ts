/** The number of a thing as it is typed; undefined where it is none that a thing could have. */
export const typedNumber = (written: string): number | undefined =>
  /^\d{1,9}$/.test(written) ? Number(written) : undefined;
