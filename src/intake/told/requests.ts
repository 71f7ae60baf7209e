import { requestRowReader } from '../../domain/intake/request-row.ts';
import { takeInRequests } from '../../stores/told/told-requests.ts';
import { eventReading } from './event-reading.ts';
import type { ToldIntake } from './told-intake.ts';

/** Files of what customers asked for. */
export const requestsIntake: ToldIntake = {
  kind: 'requests',
  readingOf: eventReading(requestRowReader),
  takeIn: takeInRequests,
};
