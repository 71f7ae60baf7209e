import { addDays, type Day, earlierOf } from '../day.ts';
import { type Hold, isRunning } from './hold.ts';

export type HoldState = 'waiting' | 'running' | 'ended' | 'released';

type Span = Pick<Hold, 'from' | 'until' | 'releasedOn'>;

/** Where a hold stands on a day. */
export const holdState = (hold: Span, on: Day): HoldState => {
  if (isRunning(hold, on)) return 'running';
  if (hold.releasedOn !== null && on >= hold.releasedOn) return 'released';
  return on < hold.from ? 'waiting' : 'ended';
};

/** Whether two holds run on a common day. */
export const overlap = (one: Span, other: Span): boolean => {
  const [first, second] = [lastDay(one), lastDay(other)];
  const begun = (hold: Span, last: Day | null): boolean => last === null || hold.from <= last;
  return begun(one, first) && begun(other, second) && begun(one, second) && begun(other, first);
};

const lastDay = ({ until, releasedOn }: Span): Day | null => {
  if (releasedOn === null) return until;
  const last = addDays(releasedOn, -1);
  return until === null ? last : earlierOf(until, last);
};
