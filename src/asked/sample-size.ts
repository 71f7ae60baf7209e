import { InvalidArgumentError } from 'commander';

/** Reads how many are to be shown: `20`, or `all`. */
export const sampleSize = (written: string): number | 'all' => {
  if (written === 'all') return 'all';
  if (/^[1-9]\d{0,6}$/.test(written)) return Number(written);
  throw new InvalidArgumentError('expected a whole number above 0, or all.');
};

/** How many are shown where nobody says: so many to people, all to programs. */
export const shownNumber = (
  { sample, json }: { readonly sample?: number | 'all'; readonly json?: boolean },
  usual: number,
): number | 'all' => sample ?? (json ? 'all' : usual);
