import type { Channel } from '../../../src/domain/channel.ts';

/** What a rule asks of a message or keeps out of it; `only` the first message, or a channel that it leaves alone. */
export interface ContentCase {
  readonly rule: string;
  readonly kind: 'required-content' | 'forbidden-content';
  readonly elements: string;
  readonly firstOnly?: boolean;
  readonly leavesAlone?: Channel;
}

export const contentCases: readonly ContentCase[] = [
  { rule: 'CO-2300-7-REASON', kind: 'forbidden-content', elements: 'reason-of-delay' },
  { rule: 'CO-1266-BUREAU', kind: 'forbidden-content', elements: 'credit-bureau' },
  {
    rule: 'CL-37-CONTENT',
    kind: 'required-content',
    elements: 'amount account-reference due-date interest payment-methods',
    firstOnly: true,
  },
  {
    rule: 'CL-37-COURT',
    kind: 'forbidden-content',
    elements: 'judicial-appearance judicial-consequences credit-bureau',
  },
  { rule: 'PE-62-A-COURT', kind: 'forbidden-content', elements: 'judicial-appearance' },
  {
    rule: 'MX-CONDUSEF-FIRST',
    kind: 'required-content',
    elements:
      'collector-name contact-person collector-address creditor-name account-reference amount amount-day payment-methods complaints-unit',
    firstOnly: true,
  },
  {
    rule: 'MX-CONDUSEF-CONTENT',
    kind: 'forbidden-content',
    elements: 'threat insult authority-appearance judicial-appearance payment-to-personal-account',
  },
  { rule: 'AR-24240-8BIS', kind: 'forbidden-content', elements: 'judicial-appearance threat insult' },
  { rule: 'AR-C-6171-COURT', kind: 'forbidden-content', elements: 'judicial-appearance' },
  { rule: 'BR-CDC-42', kind: 'forbidden-content', elements: 'threat insult' },
  {
    rule: 'BR-CDC-42A',
    kind: 'required-content',
    elements: 'creditor-name creditor-address creditor-tax-id',
    leavesAlone: 'sms',
  },
  { rule: 'ES-COURT', kind: 'forbidden-content', elements: 'judicial-appearance authority-appearance' },
  {
    rule: 'EU-2021-2167-NOTICE',
    kind: 'required-content',
    elements: 'transfer-notice',
    firstOnly: true,
    leavesAlone: 'sms',
  },
  { rule: 'US-1006.6-E-OPT-OUT', kind: 'required-content', elements: 'opt-out', leavesAlone: 'letter' },
  { rule: 'US-1006.34-VALIDATION', kind: 'required-content', elements: 'validation-information', firstOnly: true },
  { rule: 'US-1006.18-COLLECTOR', kind: 'required-content', elements: 'debt-collector-statement', firstOnly: true },
  { rule: 'US-1006.26-TIME-BARRED', kind: 'forbidden-content', elements: 'judicial-consequences' },
  { rule: 'GB-CONC-7.3.10-PRESSURE', kind: 'forbidden-content', elements: 'pressure pay-by-borrowing' },
  {
    rule: 'ALL-CONTENT',
    kind: 'forbidden-content',
    elements:
      'judicial-appearance judicial-consequences authority-appearance threat insult false-bureau-threat false-deadline third-party-disclosure payment-to-personal-account wrong-amount',
  },
  { rule: 'ALL-IDENTITY', kind: 'required-content', elements: 'creditor-name' },
];
