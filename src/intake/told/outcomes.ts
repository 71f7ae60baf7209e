import { outcomeRowReader } from '../../domain/intake/outcome-row.ts';
import { dropUnfitOutcomes, matchMessages, takeInOutcomes } from '../../stores/told/told-outcomes.ts';
import { eventReading } from './event-reading.ts';
import type { ToldIntake } from './told-intake.ts';

/** Files of what became of messages and calls. */
export const outcomesIntake: ToldIntake = {
  kind: 'outcomes',
  readingOf: eventReading(outcomeRowReader),
  matchFirst: matchMessages,
  dropUnfit: dropUnfitOutcomes,
  takeIn: takeInOutcomes,
};
