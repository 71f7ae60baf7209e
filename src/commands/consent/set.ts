import { Command } from 'commander';
import { knownCustomer } from '../../asked/known-customer.ts';
import { saidOn, wordIn } from '../../asked/stated-option.ts';
import { outdatedWarnings } from '../../dispatching/batch-guards.ts';
import { type Channel, channels } from '../../domain/channel.ts';
import type { Day } from '../../domain/day.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { type HeldConsent, heldConsents, heldTable } from '../../held-consents.ts';
import { outdateBatches } from '../../stores/batches/outdated-batches.ts';
import { type StatedConsent, stateConsent } from '../../stores/consents/stated-consent.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';

interface SetOptions extends GlobalOptions {
  readonly channel: string;
  readonly state: string;
  readonly on?: string;
  readonly evidence?: string;
  readonly form?: string;
  readonly dryRun?: boolean;
}

export interface ConsentSummary extends Summary {
  readonly customer: string;
  readonly channel: Channel | 'all';
  readonly state: 'granted' | 'refused';
  readonly on: Day;
  readonly form: 'written' | null;
  readonly evidence: string | null;
  readonly dryRun: boolean;
  /** What holds now, of the channels that were told. */
  readonly consents: readonly HeldConsent[];
}

export const consentSetCommand = (context: Context): Command =>
  new Command('set')
    .description('keep what a customer told us: that they agree to a channel, or refuse it')
    .argument('<id>', 'the customer_id, or the id of one of their accounts')
    .requiredOption('--channel <channel>', `${channels.join(', ')} or all`)
    .requiredOption('--state <state>', 'granted or refused')
    .option('--on <day>', 'the day on which they said so, YYYY-MM-DD (else today)')
    .option('--evidence <ref>', 'where it can be proven, such as the number of a recording')
    .option('--form <form>', 'written, where they agreed in writing: some laws ask for it')
    .option('--dry-run', 'show what would hold and keep nothing')
    .addHelpText(
      'after',
      '\nExample:\n  $ trato consent set C-1001 --channel whatsapp --state granted --evidence call-5521\n\n' +
        'The newest day holds, and on one day the refusal. A consent lifts an earlier request not to be contacted.',
    )
    .action(async (id: string, _, command: Command) => {
      const options = command.optsWithGlobals<SetOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        setConsent(workspace, id, options),
      );
      report(context, options, summary, setInWords);
    });

/** Keeps what a customer told us and answers with what holds then. */
export const setConsent = async (workspace: Workspace, id: string, options: SetOptions): Promise<ConsentSummary> => {
  const { database, asOf } = workspace;
  const told = toldIn(options, asOf);
  return inTransaction(
    database,
    async (trx) => {
      const { customerId, customer } = await knownCustomer(trx, id);
      const about = told.channel === 'all' ? channels : [told.channel];
      const before = await heldConsents(trx, customerId);
      for (const channel of about) await stateConsent(trx, customerId, { ...told, channel });
      const held = (await heldConsents(trx, customerId)).filter(({ channel }) => about.includes(channel));
      return {
        command: 'consent set',
        asOf,
        warnings: [
          ...outdoneWarnings(held, told),
          ...unwrittenWarnings(before, held),
          ...(await refusalWarnings(trx, customerId, told)),
        ],
        customer,
        ...told,
        dryRun: options.dryRun ?? false,
        consents: held,
      };
    },
    { dryRun: options.dryRun ?? false },
  );
};

type Told = Omit<StatedConsent, 'channel'> & { readonly channel: Channel | 'all' };

const toldIn = ({ channel, state, on, form, evidence }: SetOptions, asOf: Day): Told => {
  const told: Told = {
    channel: wordIn('--channel', channel, [...channels, 'all']),
    state: wordIn('--state', state, ['granted', 'refused']),
    on: saidOn(on, asOf),
    form: form === undefined ? null : wordIn('--form', form, ['written']),
    evidence: evidence?.trim() || null,
  };
  if (told.state === 'granted' || told.form === null) return told;
  throw new UserError('--form written is for a consent: a refusal holds in whatever form it was said.', {
    code: 'form-of-refusal',
    hint: 'Leave --form out, and name what was written with --evidence.',
    exit: exitCodes.usage,
  });
};

const outdoneWarnings = (held: readonly HeldConsent[], told: Told): string[] =>
  held
    .filter(({ state, since, form }) => state !== told.state || since !== told.on || form !== told.form)
    .map(({ channel, state, since }) => `${channel}: what was said on ${since} holds, that it is ${state}`);

/** A consent that is not in writing takes the place of an older one that was. */
const unwrittenWarnings = (before: readonly HeldConsent[], held: readonly HeldConsent[]): string[] =>
  held
    .filter(({ channel, state, form }) => {
      const earlier = before.find((one) => one.channel === channel);
      return state === 'granted' && form === null && earlier?.form === 'written';
    })
    .map(({ channel }) => `${channel}: the consent was in writing before; say --form written where this one is, too`);

const refusalWarnings = async (trx: Transaction, customerId: string, { state }: Told): Promise<string[]> =>
  state === 'refused' ? outdatedWarnings(await outdateBatches(trx, customerId)) : [];

const setInWords = ({ customer, channel, state, on, form, consents, dryRun }: ConsentSummary): string =>
  [
    `${customer} ${state === 'granted' ? 'agreed to' : 'refused'} ${channel === 'all' ? 'every channel' : channel} on ${on}${form === null ? '' : ', in writing'}${dryRun ? '; nothing was kept' : ''}. It holds now:`,
    heldTable(consents),
  ].join('\n');
