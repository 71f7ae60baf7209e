import { counted } from '../../domain/counted.ts';
import type { Day } from '../../domain/day.ts';
import { guardError } from '../../domain/errors.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { Transaction } from '../../stores/database.ts';
import { newestImport, portfolioNames } from '../../stores/imports/imports.ts';
import { type Closures, closuresOf } from '../../stores/placements/missing-accounts.ts';
import type { Workspace } from '../../workspace.ts';
import type { StagedFile } from './staged-file.ts';

/** Stops a file that would put old balances over newer ones. */
export const refuseOlderFile = async (trx: Transaction, asOf: string, portfolio: string): Promise<void> => {
  const newest = await newestImport(trx, 'portfolio', portfolio);
  if (newest === undefined || newest.as_of_on <= asOf) return;
  throw guardError(
    `The portfolio ${portfolio} was imported as of ${newest.as_of_on}; a file as of ${asOf} would put old balances over newer ones.`,
    'older-file',
    'Import it as of that day or later with --as-of, or into another portfolio with --portfolio NAME.',
  );
};

/** Stops a snapshot whose missing accounts, once noted, are more of the open ones than the workspace allows to be closed. */
export const refuseManyClosures = async (
  trx: Transaction,
  placement: { readonly portfolio: string; readonly asOf: Day },
  { closures }: Workspace['settings'],
): Promise<void> => {
  const { open, closing }: Closures = await closuresOf(trx, placement);
  if (closing <= open * closures.maxShare) return;
  throw guardError(
    `The snapshot leaves out ${closing} of ${counted(open, 'open account')}, which would close them; the workspace allows ${percent(closures.maxShare)}.`,
    'too-many-closures',
    'If the file is whole, import it with --accept-closures; if it holds changes only, with --mode update.',
  );
};

/** Tells of a portfolio that is new beside others: a slip in its name would place every account a second time. */
export const newPortfolioWarnings = async (trx: Transaction, portfolio: string): Promise<string[]> => {
  const known = await portfolioNames(trx);
  if (known.length === 0 || known.includes(portfolio)) return [];
  return [
    `this opens a new portfolio ${portfolio} beside ${known.join(', ')}; if the file belongs to one of those, undo the import and name that one with --portfolio`,
  ];
};

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`;

/** Stops a file in which so many days contradict each other that they must have been read in the wrong order. */
export const refuseContradictoryDays = ({ name, format, reading }: StagedFile): void => {
  const { contradiction } = reading.days;
  if (contradiction === undefined) return;
  const { code, rows, of, line } = contradiction;
  const was = code === 'due-before-opened' ? 'due' : 'settled';
  throw guardError(
    `${name}:${line}: ${rows} of ${of} rows are ${was} before the account was opened, this one first: the day order is probably wrong; the days were read as ${ordersOf(format)}.`,
    code,
    'Say the order with --date-order dmy, mdy or ymd. If it is right, leave the column of the opening out with --mapping NAME; nothing was taken in.',
  );
};

const ordersOf = ({ mapping, dateOrders, dateOrder }: FileFormat): string => {
  const orders = ['opened_on', 'due_date', 'settled_on'].flatMap((field) =>
    mapping.columns.filter((column) => column.field === field).map(({ index }) => dateOrders.get(index) ?? dateOrder),
  );
  return [...new Set(orders.filter((order) => order !== undefined))].join(' and ') || 'ymd';
};
