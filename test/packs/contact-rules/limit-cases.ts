/** Contacts made, as `2026-11-16 sms` with `talk` behind a conversation and `B` behind one about another account; then one more. */
export interface LimitCase {
  readonly rule: string;
  readonly made: readonly string[];
  /** Allowed after the contacts made. */
  readonly within: readonly string[];
  /** Not allowed, or warned about where the rule warns. */
  readonly beyond: readonly string[];
}

const times = (count: number, contact: string): string[] => Array.from({ length: count }, () => contact);

/** 2026-11-16 is a Monday; its ISO week ends on Sunday -22. */
export const limitCases: readonly LimitCase[] = [
  {
    rule: 'CO-2300-3-DAY',
    made: ['2026-11-16 sms'],
    within: ['2026-11-17 sms', '2026-11-15 email'],
    beyond: ['2026-11-16 sms', '2026-11-16 email', '2026-11-16 letter'],
  },
  {
    rule: 'CO-2300-3-CHANNEL',
    made: ['2026-11-16 sms'],
    within: ['2026-11-22 sms', '2026-11-23 email', '2026-11-15 email'],
    beyond: ['2026-11-17 email', '2026-11-22 call'],
  },
  {
    rule: 'CL-37-CALL-WEEK',
    made: ['2026-11-18 call'],
    within: ['2026-11-23 call', '2026-11-15 call', '2026-11-18 sms'],
    beyond: ['2026-11-16 call', '2026-11-22 call'],
  },
  {
    rule: 'CL-37-OTHER-WEEK',
    made: ['2026-11-16 sms', '2026-11-19 email'],
    within: ['2026-11-23 whatsapp', '2026-11-22 call'],
    beyond: ['2026-11-22 letter', '2026-11-22 sms', '2026-11-18 whatsapp'],
  },
  {
    rule: 'CL-37-OTHER-SPACING',
    made: ['2026-11-16 sms'],
    within: ['2026-11-19 email', '2026-11-13 sms', '2026-11-16 call'],
    beyond: ['2026-11-16 email', '2026-11-17 sms', '2026-11-18 letter', '2026-11-14 whatsapp'],
  },
  {
    rule: 'CL-SERNAC-WEEK',
    made: ['2026-11-16 call', '2026-11-17 sms', '2026-11-20 email'],
    within: ['2026-11-23 sms'],
    beyond: ['2026-11-21 call', '2026-11-22 sms'],
  },
  {
    rule: 'MX-SAFE-DAY',
    made: ['2026-11-16 sms'],
    within: ['2026-11-17 sms'],
    beyond: ['2026-11-16 email', '2026-11-16 sms'],
  },
  {
    rule: 'MX-SAFE-WEEK',
    made: ['2026-11-16 sms', '2026-11-17 email', '2026-11-18 call'],
    within: ['2026-11-23 sms', '2026-11-15 sms'],
    beyond: ['2026-11-19 letter', '2026-11-22 sms'],
  },
  {
    rule: 'ES-DAY',
    made: ['2026-11-16 sms', '2026-11-16 email'],
    within: ['2026-11-17 call'],
    beyond: ['2026-11-16 call'],
  },
  {
    rule: 'US-1006.14-7-IN-7',
    made: times(7, '2026-11-16 call'),
    within: ['2026-11-23 call', '2026-11-09 call', '2026-11-16 email', '2026-11-16 call B'],
    beyond: ['2026-11-16 call', '2026-11-22 call', '2026-11-10 call'],
  },
  {
    rule: 'US-1006.14-TALK',
    made: ['2026-11-16 call talk'],
    within: ['2026-11-23 call', '2026-11-17 sms', '2026-11-17 call B'],
    beyond: ['2026-11-16 call', '2026-11-22 call'],
  },
  {
    rule: 'US-1006.14-MESSAGES',
    made: ['2026-11-16 sms'],
    within: ['2026-11-17 email', '2026-11-16 call'],
    beyond: ['2026-11-16 email', '2026-11-16 sms'],
  },
  {
    rule: 'US-NYC-5-77-3-IN-7',
    made: ['2026-11-16 sms', '2026-11-17 email', '2026-11-18 letter'],
    within: ['2026-11-23 call', '2026-11-18 call B'],
    beyond: ['2026-11-18 call', '2026-11-22 sms'],
  },
];
