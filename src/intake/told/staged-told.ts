import type { Day } from '../../domain/day.ts';
import { accountRefusals } from '../../domain/intake/account-refusal.ts';
import type { Refusal, RefusalCode } from '../../domain/intake/refusal.ts';
import type { Field } from '../../domain/mapping/field.ts';
import { columnsOf } from '../../domain/mapping/mapping.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { RejectsFile } from '../../files/csv/rejects-file.ts';
import type { Transaction } from '../../stores/database.ts';
import { dropUnmatchedTold, matchTold, stageTold } from '../../stores/told/told-rows.ts';
import type { Progress } from '../../terminal/progress.ts';
import { refuseLines, type StoredRows, storeRows } from '../rows/rows.ts';
import type { ToldIntake, ToldReading } from './told-intake.ts';

interface Staging {
  readonly asOf: Day;
  readonly format: FileFormat;
  readonly rejects: RejectsFile;
  readonly reading: ToldReading;
  readonly portfolio: string | null;
  readonly intake: Pick<ToldIntake, 'matchFirst' | 'dropUnfit'>;
  readonly progress: Progress;
}

/** Reads the file into the passing table of told rows; rows that cannot be taken go to the rejects file. */
export const stagedTold = async (trx: Transaction, staging: Staging): Promise<StoredRows> => {
  const { format, rejects, reading, progress } = staging;
  const load = await stageTold(trx, reading.columns);
  const refused = async (): Promise<void> => undefined;
  const stored = await storeRows(format, { ...reading, load, rejects, progress, refused });
  await staging.intake.matchFirst?.(trx);
  await matchTold(trx, staging.portfolio ?? undefined);
  const unmatched = await dropUnmatchedTold(trx);
  const unfit = (await staging.intake.dropUnfit?.(trx, staging.asOf)) ?? new Map<number, RefusalCode>();
  const codes = new Map([...unmatched, ...unfit]);
  const refusalOf = (line: number): Refusal => refusalFor(format, line, codes.get(line) ?? 'unknown-customer');
  await refuseLines(format, new Set(codes.keys()), refusalOf, { rejects, counts: stored.refusals });
  return stored;
};

const refusalFor = (format: FileFormat, line: number, code: RefusalCode): Refusal => {
  const { fields, problem, suggestion } = words[code] ?? { fields: [], problem: '', suggestion: '' };
  const [column] = fields.flatMap((field) => columnsOf(format.mapping, field));
  return { line, column: column?.source ?? '', code, problem, suggestion };
};

interface RefusalWords {
  /** The column that is meant is the first of these that the file has. */
  readonly fields: readonly Field[];
  readonly problem: string;
  readonly suggestion: string;
}

const words: Readonly<Partial<Record<RefusalCode, RefusalWords>>> = {
  'unknown-customer': {
    fields: ['customer_id', 'national_id'],
    problem: 'no customer of this id was ever imported',
    suggestion: 'correct the id, or import the portfolio that holds the customer first',
  },
  'ambiguous-customer': {
    fields: ['national_id'],
    problem: 'several customers have this number',
    suggestion: 'say which with a customer_id or an account_id',
  },
  'unknown-message': {
    fields: ['message_id'],
    problem: 'no message of this id was ever dispatched from here, and the row names nobody else',
    suggestion: 'write the message_id of the dispatch file, or give the row a customer_id',
  },
  'message-of-another-customer': {
    fields: ['message_id'],
    problem: 'the message went to another customer',
    suggestion: 'write the customer it went to, or leave one of the two empty',
  },
  'which-address': {
    fields: ['outcome'],
    problem: 'it does not say which telephone or e-mail cannot be reached, and the customer has several or none',
    suggestion: 'give the row its phone or email, or the message_id of the dispatch file',
  },
  'which-account': {
    fields: ['promise_amount'],
    problem: 'it does not say which account was promised to be paid, and the customer has several open ones or none',
    suggestion: 'give the row its account_id',
  },
  'currency-differs': {
    fields: ['promise_amount'],
    problem: 'the account is in another currency than the amounts of the file',
    suggestion: 'import these rows by themselves and say their currency with --currency',
  },
  'unknown-account': { fields: ['account_id'], ...accountRefusals['unknown-account'] },
  'ambiguous-account': { fields: ['account_id'], ...accountRefusals['ambiguous-account'] },
  'account-of-another-customer': {
    fields: ['account_id'],
    problem: 'the account is known under another customer',
    suggestion: 'write the customer it was placed with, or leave one of the two empty',
  },
};
