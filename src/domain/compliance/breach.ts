import type { Day } from '../day.ts';
import { maskReference } from '../page/masking.ts';
import type { Table } from '../table.ts';
import { gravity } from './compliance-tally.ts';
import type { ContactFindings } from './contact-findings.ts';
import type { MadeBy } from './contact-made.ts';
import type { Finding } from './finding.ts';

/** How a contact that was not in order is called: one that a rule bars, one it warns of, or one that was learned of later. */
export type BreachKind = 'breach' | 'warning' | 'learned-later';

/** One contact and one thing that was not in order with it. */
export interface Breach {
  readonly kind: BreachKind;
  readonly gravity: number;
  readonly by: MadeBy;
  /** Masked. */
  readonly customer: string;
  readonly onDay: Day;
  readonly channel: string;
  readonly check: string;
  readonly rule: string;
  readonly detail: string;
  /** The batch of a message of ours. */
  readonly batch: number | null;
}

/** Everything that was not in order with a contact; what the ledger cannot tell is counted only. */
export const breachesOf = (customerId: string, { contact, findings }: ContactFindings): readonly Breach[] =>
  findings.flatMap((finding) => {
    const { verdict, check, rule } = finding;
    if (verdict.is === 'fine' || verdict.is === 'unknown') return [];
    return [
      {
        kind: kindOf(finding),
        gravity: gravity(finding),
        by: contact.by,
        customer: maskReference(customerId),
        onDay: contact.onDay,
        channel: contact.channel,
        check,
        rule: rule ?? '',
        detail: verdict.detail,
        batch: contact.handed?.batch ?? null,
      },
    ];
  });

const kindOf = ({ verdict, warns }: Finding): BreachKind => {
  if (verdict.is === 'learned-later') return 'learned-later';
  return warns ? 'warning' : 'breach';
};

const columns = ['kind', 'made by', 'customer', 'day', 'channel', 'check', 'rule', 'detail', 'batch'];

export const breachesTable = (breaches: readonly Breach[]): Table => ({
  name: 'breaches',
  columns,
  rows: breaches.map((one) => [
    one.kind,
    one.by,
    one.customer,
    one.onDay,
    one.channel,
    one.check,
    one.rule,
    one.detail,
    one.batch ?? '',
  ]),
});
