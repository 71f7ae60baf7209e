/** A figure of a report with what it is made of; numerator and denominator are in the currency, where it has one. */
export interface Measure {
  readonly name: string;
  readonly currency?: string;
  /** The quotient to four decimals; null where there is nothing to divide by. */
  readonly value: number | null;
  readonly formula: string;
  readonly numerator: string | number;
  readonly denominator: string | number;
}

/** The quotient of two whole numbers of zero or more to four decimals, rounded half up; null when the second is 0. */
export const shareOf = (part: number, whole: number): number | null => {
  if (whole === 0) return null;
  return Number((BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole))) / 10_000;
};

/** `43.2 %`, or nothing where there is no share. */
export const formatShare = (share: number | null): string => (share === null ? '' : `${(share * 100).toFixed(1)} %`);
