import { Command } from 'commander';
import { knownCustomer } from '../../asked/known-customer.ts';
import { type HeldConsent, heldConsents, heldTable } from '../../held-consents.ts';
import { type ConsentCount, consentCounts } from '../../stores/consents/consent-counts.ts';
import { inSnapshot } from '../../stores/database.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { textTable } from '../../terminal/table.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';

export interface CustomerConsents extends Summary {
  readonly customer: string;
  readonly consents: readonly HeldConsent[];
}

export interface CountedConsents extends Summary {
  readonly counts: readonly ConsentCount[];
}

export const consentListCommand = (context: Context): Command =>
  new Command('list')
    .description('what holds of a customer, channel by channel; without an id how many customers agreed or refused')
    .argument('[id]', 'the customer_id, or the id of one of their accounts')
    .addHelpText('after', '\nExample:\n  $ trato consent list C-1001')
    .action(async (id: string | undefined, _, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const list = await withWorkspace(context, options, { create: false }, (workspace) => listConsents(workspace, id));
      report(context, options, list, (found) => ('counts' in found ? countsInWords(found) : consentsInWords(found)));
    });

/** What holds of the customer, or of all of them counted. */
export const listConsents = (
  { database, asOf }: Workspace,
  id: string | undefined,
): Promise<CustomerConsents | CountedConsents> =>
  inSnapshot(database, async (trx) => {
    const head = { command: 'consent list', asOf, warnings: [] };
    if (id === undefined) return { ...head, counts: await consentCounts(trx) };
    const { customerId, customer } = await knownCustomer(trx, id);
    return { ...head, customer, consents: await heldConsents(trx, customerId) };
  });

const consentsInWords = ({ customer, consents }: CustomerConsents): string =>
  consents.length === 0 ? `Of ${customer} no consent and no refusal is known.` : heldTable(consents);

const countsInWords = ({ counts }: CountedConsents): string =>
  counts.length === 0
    ? 'No consent and no refusal is known.'
    : textTable({
        columns: ['channel', 'state', 'customers', 'in writing'],
        rows: counts.map(({ channel, state, customers, written }) => [channel, state, customers, written]),
      });
