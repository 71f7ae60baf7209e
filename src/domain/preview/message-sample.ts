import { createHash } from 'node:crypto';

/** What of a message decides whether it is shown. */
export interface SampleCandidate {
  readonly customer: string;
  readonly nameLength: number;
  readonly amount: number;
  readonly accounts: number;
  readonly bodyLength: number;
}

/** A sample drawn while the candidates go by; memory grows with its size, not with theirs. */
export interface MessageSample {
  readonly add: (candidates: readonly SampleCandidate[]) => void;
  /** The customers drawn, in order. */
  readonly drawn: () => readonly string[];
}

/**
 * A sample of `size` that comes out the same for the same batch: the extremes (longest text, largest amount, most accounts,
 * longest name), in up to half of the places, and the rest by lot.
 */
export const messageSample = (size: number, batchHash: string): MessageSample => {
  const extremes = measures.map((measure) => ({ measure, most: undefined as SampleCandidate | undefined }));
  let lots: Lot[] = [];
  return {
    add: (candidates) => {
      for (const extreme of extremes) extreme.most = mostOf(extreme.most, candidates, extreme.measure);
      lots = fewest([...lots, ...candidates.map(({ customer }) => lotOf(customer, batchHash))], size);
    },
    drawn: () => {
      const outstanding = new Set(extremes.flatMap(({ most }) => (most ? [most.customer] : [])));
      const first = [...outstanding].slice(0, Math.floor(size / 2));
      return [...new Set([...first, ...lots.map(({ customer }) => customer)])].slice(0, size).sort();
    },
  };
};

type Measure = (candidate: SampleCandidate) => number;

const measures: readonly Measure[] = [
  ({ bodyLength }) => bodyLength,
  ({ amount }) => amount,
  ({ accounts }) => accounts,
  ({ nameLength }) => nameLength,
];

const mostOf = (
  most: SampleCandidate | undefined,
  candidates: readonly SampleCandidate[],
  measure: Measure,
): SampleCandidate | undefined =>
  candidates.reduce((best, candidate) => (best && measure(best) >= measure(candidate) ? best : candidate), most);

interface Lot {
  readonly customer: string;
  readonly lot: string;
}

const lotOf = (customer: string, batchHash: string): Lot => ({
  customer,
  lot: createHash('sha256').update(`${batchHash} ${customer}`).digest('hex'),
});

const fewest = (lots: Lot[], size: number): Lot[] =>
  lots.sort((one, other) => (one.lot < other.lot ? -1 : 1)).slice(0, size);
