import { interactionRowReader } from '../../domain/intake/interaction-row.ts';
import { takeInInteractions } from '../../stores/told/told-interactions.ts';
import { dropUnfitPromises } from '../../stores/told/told-promises.ts';
import { eventReading } from './event-reading.ts';
import type { ToldIntake } from './told-intake.ts';

/** Files of contacts and calls that were made elsewhere. */
export const interactionsIntake: ToldIntake = {
  kind: 'interactions',
  readingOf: eventReading(interactionRowReader),
  dropUnfit: dropUnfitPromises,
  takeIn: takeInInteractions,
};
