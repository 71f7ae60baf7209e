import { counted } from '../domain/counted.ts';
import type { PlanTally } from '../domain/plan/plan-tally.ts';

/** What to do where at least half of the customers are left out for want of consent, as on the first day in some countries. */
export const consentHint = ({ messages, excluded, byReason }: PlanTally): readonly string[] => {
  const without = byReason['no-consent'] ?? 0;
  if (without === 0 || without * 2 < messages + excluded) return [];
  return [
    `${counted(without, 'customer has', 'customers have')} not agreed to a channel that needs it: take in what they agreed to with \`trato import customers FILE\` (columns such as consent_sms and consent_on), or for one of them with \`trato consent set\`; \`trato help contact-rules\` tells which channels need it`,
  ];
};
