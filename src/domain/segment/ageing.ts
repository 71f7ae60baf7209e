import { type Day, daysBetween } from '../day.ts';

/** A named range of days past due, both ends included; an open end has none. */
export interface Bucket {
  readonly name: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** The last day past due of each bucket after `current` and before the open one. */
export const defaultEdges: readonly number[] = [30, 60, 90, 120];

/** The ageing buckets that the edges make: `current` (not past due), `1-30`, …, `121+`; every dpd is in exactly one. */
export const bucketsOf = (edges: readonly number[] = defaultEdges): readonly Bucket[] => {
  const problem = edgesProblem(edges);
  if (problem) throw new RangeError(problem);
  const starts = [1, ...edges.map((edge) => edge + 1)];
  return [
    { name: 'current', from: undefined, to: 0 },
    ...starts.map((from, index) => ({ name: bucketName(from, edges[index]), from, to: edges[index] })),
  ];
};

/** What keeps a list of numbers from being the edges of ageing buckets, if anything does. */
export const edgesProblem = (edges: readonly number[]): string | undefined => {
  const rising = edges.every(
    (edge, index) => Number.isInteger(edge) && edge > (edges[index - 1] ?? 0) && edge <= 36_500,
  );
  if (rising && edges.length > 0) return undefined;
  return `ageing edges are [${edges.join(', ')}], expected whole days above 0, each above the one before, such as [30, 60, 90, 120]`;
};

const bucketName = (from: number, to: number | undefined): string => {
  if (to === undefined) return `${from}+`;
  return from === to ? `${from}` : `${from}-${to}`;
};

/** The bucket that a number of days past due falls in. */
export const bucketOf = (dpd: number, buckets: readonly Bucket[]): Bucket => {
  const found = buckets.find(({ to }) => to === undefined || dpd <= to);
  if (!found) throw new RangeError('the last ageing bucket has an end');
  return found;
};

/** Days from the oldest unpaid due day to the as-of day; 0 or negative when nothing is past due yet. */
export const daysPastDue = (dueOn: Day, asOf: Day): number => daysBetween(dueOn, asOf);
