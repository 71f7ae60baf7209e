import { resolve } from 'node:path';
import { Command } from 'commander';
import { knownCustomer } from '../../asked/known-customer.ts';
import { inSnapshot, type Transaction } from '../../stores/database.ts';
import { keptRecords } from '../../stores/erasure/kept-records.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { type CustomerFile, customerFile } from './customer-file.ts';

interface ExportOptions extends GlobalOptions {
  readonly output?: string;
}

export interface CustomerExport extends CustomerFile {
  /** Everything that is kept of the customer, table by table. */
  readonly records: Readonly<Record<string, readonly object[]>>;
}

export const customerExportCommand = (context: Context): Command =>
  new Command('export')
    .description('everything that is known of a customer in one JSON document, as they may ask for it')
    .argument('<id>', 'the customer_id, or the id of one of their accounts')
    .option('--output <file>', 'the file, which only its owner may read (else standard output)')
    .addHelpText('after', '\nExample:\n  $ trato customer export C-1001 --output c-1001.json')
    .action(async (id: string, _, command: Command) => {
      const options = command.optsWithGlobals<ExportOptions>();
      const output = options.output === '-' ? undefined : options.output;
      const document = await withWorkspace(context, options, { create: false }, (workspace) =>
        exportCustomer(workspace, id),
      );
      if (output === undefined) return report(context, { ...options, json: true }, document, () => '');
      const { writeWhole } = await import('../../files/paths/atomic-file.ts');
      const path = resolve(context.cwd, output);
      await writeWhole(path, `${JSON.stringify(document, null, 2)}\n`);
      report(context, options, document, ({ customer }) => `What is known of ${customer} is in ${path}.`);
    });

/** All of it, unmasked; a hold for vulnerability stays with us. */
export const exportCustomer = ({ database, asOf }: Workspace, id: string): Promise<CustomerExport> =>
  inSnapshot(database, async (trx: Transaction) => {
    const subject = await knownCustomer(trx, id);
    const terms = { asOf, command: 'customer export', unmask: true, shared: true };
    return { ...(await customerFile(trx, subject, terms)), records: await keptRecords(trx, subject.customerId) };
  });
