import { Command } from 'commander';
import { knownCustomer } from '../../asked/known-customer.ts';
import { counted } from '../../domain/counted.ts';
import { addDays } from '../../domain/day.ts';
import { requestDays } from '../../domain/request/request-answer.ts';
import { inSnapshot } from '../../stores/database.ts';
import { keptRequests } from '../../stores/requests/kept-requests.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report, type Summary } from '../../terminal/print.ts';
import { textTable, withoutEmptyColumns } from '../../terminal/table.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';
import { type ToldRequest, toldRequest } from './told-request.ts';

interface ListOptions extends GlobalOptions {
  readonly open?: boolean;
  readonly due?: boolean;
}

export interface RequestList extends Summary {
  readonly requests: readonly ToldRequest[];
}

export const requestListCommand = (context: Context): Command =>
  new Command('list')
    .description('what customers asked for: answers that are owed come first, the longest overdue before all')
    .argument('[id]', 'the customer_id, or the id of one of their accounts (else of everybody)')
    .option('--open', 'only what was not answered')
    .option('--due', 'only what should have been answered by now')
    .addHelpText('after', '\nExample:\n  $ trato request list --due')
    .action(async (id: string | undefined, _, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const list = await withWorkspace(context, options, { create: false }, (workspace) =>
        listRequests(workspace, id, options),
      );
      report(context, options, list, listInWords);
    });

/** The queue for whoever answers. */
export const listRequests = (
  { database, asOf }: Workspace,
  id: string | undefined,
  { open, due }: ListOptions,
): Promise<RequestList> =>
  inSnapshot(database, async (trx) => {
    const subject = id === undefined ? undefined : await knownCustomer(trx, id);
    const kept = await keptRequests(trx, { customerId: subject?.customerId, openOnly: open || due });
    const requests = kept
      .map((request) => toldRequest(request, asOf, subject?.customer))
      .filter(({ answerDue }) => !due || (answerDue !== null && answerDue <= asOf));
    return { command: 'request list', asOf, warnings: [], requests: requests.sort(byUrgency) };
  });

const byUrgency = (one: ToldRequest, other: ToldRequest): number => {
  const [first, second] = [one.answerDue ?? 'none', other.answerDue ?? 'none'];
  if (first !== second) return first < second ? -1 : 1;
  return first === 'none' ? other.request - one.request : one.request - other.request;
};

const listInWords = ({ requests }: RequestList): string =>
  requests.length === 0
    ? 'Nothing was asked for that is still to be looked at.'
    : textTable(
        withoutEmptyColumns({
          columns: ['request', 'customer', 'account', 'kind', 'channel', 'on', 'until', 'state', 'answer due'],
          rows: requests.map((one) => [
            one.request,
            one.customer,
            one.account ?? '',
            one.kind,
            one.channel ?? '',
            one.on,
            untilWords(one),
            one.answered === null ? one.state : `${one.state} on ${one.answered}`,
            dueWords(one),
          ]),
        }),
      );

/** A pause of no stated length has its usual one. */
const untilWords = ({ kind, on, until }: ToldRequest): string =>
  until ?? (kind === 'pause' ? addDays(on, requestDays.pause) : '');

const dueWords = ({ answerDue, overdueDays }: ToldRequest): string =>
  answerDue === null ? '' : overdueDays === null ? answerDue : `${answerDue}, ${counted(overdueDays, 'day')} ago`;
