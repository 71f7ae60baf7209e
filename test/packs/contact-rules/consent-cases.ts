import type { Channel } from '../../../src/domain/channel.ts';

/** On which channels a rule asks for the customer's agreement, and on which it does not. */
export interface ConsentCase {
  readonly rule: string;
  readonly asks: readonly Channel[];
  readonly doesNot: readonly Channel[];
  readonly form: 'given' | 'written';
}

export const consentCases: readonly ConsentCase[] = [
  { rule: 'CO-2300-2-CONSENT', asks: ['sms', 'whatsapp', 'email', 'call', 'letter'], doesNot: [], form: 'given' },
  { rule: 'US-1006.6-D5-SMS', asks: ['sms'], doesNot: ['call', 'letter', 'email'], form: 'given' },
  { rule: 'US-1006.6-D4-EMAIL', asks: ['email'], doesNot: ['call', 'letter', 'sms'], form: 'given' },
  { rule: 'US-NYC-5-77-CONSENT', asks: ['email', 'sms'], doesNot: ['call', 'letter'], form: 'written' },
  { rule: 'ALL-WHATSAPP-OPT-IN', asks: ['whatsapp'], doesNot: ['sms', 'email', 'call', 'letter'], form: 'given' },
];
