import { type Breach, breachesOf, breachesTable } from '../../domain/compliance/breach.ts';
import {
  breachWarnings,
  checksTable,
  complianceMeasures,
  doubtsTable,
  limitsOfProof,
  rulesTable,
} from '../../domain/compliance/compliance-tables.ts';
import { complianceTally } from '../../domain/compliance/compliance-tally.ts';
import { findingsOf } from '../../domain/compliance/contact-findings.ts';
import type { MadeBy } from '../../domain/compliance/contact-made.ts';
import { limitDays } from '../../domain/compliance/limit-days.ts';
import { addDays } from '../../domain/day.ts';
import type { Period } from '../../domain/report/weekly-figures.ts';
import { complianceLaw } from '../../law/compliance-law.ts';
import { contactLawIn } from '../../law/contact-law.ts';
import { contactedCustomers } from '../../stores/compliance/customer-ledgers.ts';
import { type KeptBreaches, keptBreaches } from '../../stores/compliance/kept-breaches.ts';
import type { Transaction } from '../../stores/database.ts';
import type { Workspace } from '../../workspace.ts';
import type { ReportSummary } from './delivery.ts';

export interface ComplianceSummary extends ReportSummary {
  readonly period: Period;
  /** Contacts looked at. */
  readonly contacts: Readonly<Record<MadeBy, number>>;
  /** How often a contact was against a rule that bars it, each rule by itself. */
  readonly breaches: number;
  /** How many things were not in order, warnings and what was learned later among them; the table holds the gravest. */
  readonly notInOrder: number;
  readonly limits: readonly string[];
}

export interface ComplianceReport {
  readonly summary: ComplianceSummary;
  /** Every breach, in pages; while the transaction lasts. */
  readonly all: KeptBreaches['all'];
}

/** So many breaches are in the summary; all of them are in the CSV. */
const mostShown = 100;

/**
 * What every contact of the period was like by the rules of its day and by what was known then, read from the ledger alone:
 * nothing that the planner decided is asked.
 */
export const complianceReport = async (
  trx: Transaction,
  { settings, asOf }: Pick<Workspace, 'settings' | 'asOf'>,
  period: Period,
): Promise<ComplianceReport> => {
  const { packs, abroad, lawFor } = await contactLawIn(settings);
  const tally = complianceTally();
  const kept = await keptBreaches(trx);
  const lawOf = complianceLaw(lawFor, settings);
  const since = addDays(period.from, -limitDays([...packs, ...abroad]));
  for await (const page of contactedCustomers(trx, { ...period, since })) {
    const found: Breach[] = [];
    for (const customer of page) {
      for (const findings of findingsOf(customer.ledger, lawOf(customer), period)) {
        tally.add(findings);
        found.push(...breachesOf(customer.ledger.customerId, findings));
      }
    }
    await kept.add(found);
  }
  await kept.finish();
  const summary: ComplianceSummary = {
    command: 'report compliance',
    asOf,
    warnings: breachWarnings(tally),
    period,
    contacts: tally.contacts,
    breaches: kept.countBarred(),
    notInOrder: kept.count(),
    tables: [
      checksTable(tally),
      rulesTable(packs, { ...period, thirdParty: settings.creditor.collects === 'for-others' }, tally),
      doubtsTable(tally),
      breachesTable(await kept.gravest(mostShown)),
    ],
    measures: complianceMeasures(tally),
    limits: limitsOfProof,
  };
  return { summary, all: kept.all };
};
