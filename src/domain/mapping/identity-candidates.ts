import { decides, oftenRepeats, tellApart } from './distinct-rows.ts';
import type { Field } from './field.ts';
import { isDocumentType, isPlainName } from './heading.ts';
import type { Candidate } from './heading-candidate.ts';
import { headingKey } from './heading-key.ts';

type Samples = readonly (readonly string[])[];

/** The candidates less those that the columns beside them, or the values below them, speak against. */
export const fittingIdentities = (
  candidates: readonly Candidate[],
  headings: readonly string[],
  samples: Samples,
): readonly Candidate[] => {
  const documented = withDocuments(candidates, headings, samples);
  const named = withNames(documented, headings);
  return withAccounts(named, samples);
};

/** `Nombre` is a first name where `Apellidos` stands beside it, and a whole name anywhere else. */
const withNames = (candidates: readonly Candidate[], headings: readonly string[]): readonly Candidate[] => {
  const hasLastName = has(candidates, 'last_name');
  return candidates.filter(({ index, field }) => {
    const heading = headings[index] ?? '';
    if (!isPlainName(heading)) return true;
    return field === 'full_name'
      ? !hasLastName
      : field !== 'first_name' || hasLastName || headingKey(heading) === 'nombres';
  });
};

/**
 * The number of an identity document is no account's id where the file says so and another column is one; where the file
 * says that its documents are invoices and the like, their numbers are the accounts', and what else could be is the customer's.
 */
const withDocuments = (
  candidates: readonly Candidate[],
  headings: readonly string[],
  samples: Samples,
): readonly Candidate[] => {
  const type = headings.findIndex(isDocumentType);
  const numbers = new Set(columnsOf(candidates, 'national_id'));
  const accounts = columnsOf(candidates, 'account_id');
  if (type < 0 || accounts.every((index) => numbers.has(index))) return candidates;
  if (isIdentity(samples.map((row) => row[type]?.trim() ?? '')))
    return candidates.filter(({ index, field }) => field !== 'account_id' || !numbers.has(index));
  return isLedger(headings[type] ?? '') ? withLedgerDocuments(candidates, numbers) : candidates;
};

/** `Clase de documento` is what an accounting ledger calls it, and no identity card. */
const isLedger = (heading: string): boolean => headingKey(heading).startsWith('clase');

const withLedgerDocuments = (candidates: readonly Candidate[], numbers: ReadonlySet<number>): readonly Candidate[] => {
  const documents = columnsOf(candidates, 'account_id').filter((index) => numbers.has(index));
  if (documents.length === 0) return candidates;
  const customers = new Set(columnsOf(candidates, 'customer_id'));
  return candidates.filter(
    ({ index, field }) =>
      !(field === 'account_id' && customers.has(index)) && !(field === 'national_id' && documents.includes(index)),
  );
};

const isIdentity = (values: readonly string[]): boolean => {
  const written = values.filter((value) => value !== '');
  const identities = written.filter((value) => identityDocuments.test(value)).length;
  return written.length > 0 && identities * 2 > written.length;
};

const identityDocuments =
  /^(?:c\.?[cei]\.?|t\.?i\.?|nit|nuip|pep|ppt|pas|pasaporte|passport|dni|nie|nif|cif|ruc|rut|run|rfc|curp|ine|ife|cpf|cnpj|rg|cuit|cuil|le|lc|c[eé]dula.*)$/i;

/** An id that repeats from row to row is the customer's, where another column tells every account from the next. */
const withAccounts = (candidates: readonly Candidate[], samples: Samples): readonly Candidate[] => {
  const [first, ...others] = columnsOf(candidates, 'account_id');
  if (first === undefined || !(oftenRepeats(samples, first) || isOfOneHolder(candidates, samples, first)))
    return candidates;
  const instalments = columnsOf(candidates, 'instalment_number');
  if (instalments.some((instalment) => tellApart(samples, [first, instalment]))) return candidates;
  const other = others.find((column) => tellApart(samples, [column]));
  return other === undefined
    ? candidates
    : candidates.filter(({ index, field }) => field !== 'account_id' || index !== first);
};

/** Whether what may be a customer's number, such as `Cuenta`, repeats, however seldom, always beside the same name. */
const isOfOneHolder = (candidates: readonly Candidate[], samples: Samples, column: number): boolean =>
  columnsOf(candidates, 'customer_id').includes(column) &&
  !tellApart(samples, [column]) &&
  columnsOf(candidates, 'full_name').every((name) => decides(samples, column, name));

const columnsOf = (candidates: readonly Candidate[], field: Field): number[] =>
  candidates.flatMap((candidate) => (candidate.field === field ? [candidate.index] : []));

const has = (candidates: readonly Candidate[], field: Field): boolean =>
  candidates.some((candidate) => candidate.field === field);
