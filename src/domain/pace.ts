/** How far a reading is. */
export interface Pace {
  readonly rows: number;
  /** The part of the whole that is read, from 0 to 1. */
  readonly share: number;
  readonly seconds: number;
  /** What is counted, where it is no rows. */
  readonly of?: string | undefined;
}

/** `120,000 rows, 60,000 a second, 14 s left`; the time left once it can be told, after a second. */
export const paceInWords = ({ rows, share, seconds, of = 'rows' }: Pace): string => {
  if (seconds < 1 || share <= 0) return `${figures(rows)} ${of}`;
  const left = Math.ceil((seconds / share) * (1 - Math.min(share, 1)));
  return `${figures(rows)} ${of}, ${figures(Math.round(rows / seconds))} a second, ${duration(left)} left`;
};

const figures = (count: number): string => count.toLocaleString('en-GB');

const duration = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
