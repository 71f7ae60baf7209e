import { type Field, type FileKind, factsOf, isRepeatable } from './field.ts';
import { type HeadingMatch, headingMatches, isOpeningAmount, isPaidDay } from './heading.ts';
import type { Candidate } from './heading-candidate.ts';
import { headingKey, isClientCreditor } from './heading-key.ts';
import { fittingIdentities } from './identity-candidates.ts';
import { isPlausibleColumn } from './plausible.ts';

/** A column that could be a field which another column was taken for. */
export interface AmbiguousColumn {
  /** Place in the row, from 0. */
  readonly index: number;
  readonly source: string;
  readonly field: Field;
  /** The heading that was taken. */
  readonly taken: string;
  /** Where the heading taken is the same and stands over other values: the place of its column. */
  readonly rival?: number;
}

export interface Assignment {
  readonly fields: ReadonlyMap<number, HeadingMatch>;
  readonly ambiguous: readonly AmbiguousColumn[];
}

/** Gives every field its best column; columns that come too late for theirs are ambiguous. */
export const assignFields = (
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  kind: FileKind,
): Assignment => {
  const candidates = fittingIdentities(candidatesOf(headings, samples, kind), headings, samples);
  const paidDays = paidDayField(headings, candidates);
  const fitting = candidates.filter(({ index, field }) => !isPaidDay(headings[index] ?? '') || paidDays(field));
  const fields = assigned(withoutArrearsDays(fitting));
  const ambiguous = ambiguousAmong(fitting, fields, headings, samples);
  return { fields, ambiguous: [...ambiguous, ...unnamedBalances(fields, ambiguous, headings, samples)] };
};

const candidatesOf = (
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  kind: FileKind,
): readonly Candidate[] => {
  const clientIsCreditor = isClientCreditor(headings);
  return headings
    .flatMap((heading, index) => {
      const matches = headingMatches(heading, kind, clientIsCreditor);
      const alsoFigures = matches.some(({ field }) => factsOf(field).kind !== 'day');
      return matches
        .filter(
          ({ field, confidence }) =>
            confidence === 1 ||
            isTelling(field, confidence) ||
            isPlausibleColumn(field, valuesOf(samples, index), alsoFigures),
        )
        .map((match): Candidate => ({ ...match, index }));
    })
    .filter(({ index, field }, _, all) => field !== 'full_name' || !isCodeInstead(index, all, valuesOf(samples, index)))
    .sort((one, other) => one.rank - other.rank);
};

/** A currency that is not understood must not become the workspace's: its rows are refused. */
const isTelling = (field: Field, confidence: number): boolean => field === 'currency' && confidence >= 0.9;

/** `Cliente` is a name where names are below it, and a number where there are numbers. */
const isCodeInstead = (column: number, candidates: readonly Candidate[], values: readonly string[]): boolean => {
  const written = values.map((value) => value.trim()).filter((value) => value !== '');
  const codes = written.filter((value) => /\d/.test(value) && !/\s/.test(value));
  const couldBeId = candidates.some(({ index, field }) => index === column && field === 'customer_id');
  return couldBeId && written.length > 0 && codes.length === written.length;
};

const valuesOf = (samples: readonly (readonly string[])[], index: number): string[] =>
  samples.map((row) => row[index] ?? '');

/** A day of payment settles an account whose amount is that of its opening, and is the last payment of any other. */
const paidDayField = (headings: readonly string[], candidates: readonly Candidate[]): ((field: Field) => boolean) => {
  const balance = candidates.find(({ field }) => field === 'balance');
  const onOpening = balance !== undefined && isOpeningAmount(headings[balance.index] ?? '');
  const other: Field = onOpening ? 'last_payment_on' : 'settled_on';
  return (field) => field !== other;
};

/** Days past due say nothing that a due date does not say better. */
const withoutArrearsDays = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.some(({ field }) => field === 'due_date')
    ? candidates.filter(({ field }) => field !== 'days_past_due')
    : candidates;

const assigned = (candidates: readonly Candidate[]): ReadonlyMap<number, HeadingMatch> => {
  const fields = new Map<number, HeadingMatch>();
  const taken = new Set<Field>();
  for (const { index, ...match } of candidates) {
    if (fields.has(index) || (taken.has(match.field) && !isRepeatable(match.field))) continue;
    fields.set(index, match);
    taken.add(match.field);
  }
  return fields;
};

const ambiguousAmong = (
  candidates: readonly Candidate[],
  fields: Assignment['fields'],
  headings: readonly string[],
  samples: readonly (readonly string[])[],
): AmbiguousColumn[] => {
  const late = candidates.filter(
    ({ index, field }) => !fields.has(index) && field !== 'days_past_due' && holderOf(field, fields) >= 0,
  );
  const first = new Map(late.toReversed().map((candidate) => [candidate.index, candidate]));
  return [...first.values()]
    .sort((one, other) => one.index - other.index)
    .map(({ index, field }) => {
      const holder = holderOf(field, fields);
      const source = headings[index] ?? '';
      const taken = headings[holder] ?? '';
      const isRival = headingKey(source) === headingKey(taken) && differ(index, holder, samples);
      return { index, source, field, taken, ...(isRival ? { rival: holder } : {}) };
    });
};

/** Columns of amounts under headings that nobody knows, where the balance stands under one that may be any sum, such as `Total`. */
const unnamedBalances = (
  fields: Assignment['fields'],
  told: readonly AmbiguousColumn[],
  headings: readonly string[],
  samples: readonly (readonly string[])[],
): AmbiguousColumn[] => {
  const holder = holderOf('balance', fields);
  const { rank = 0 } = fields.get(holder) ?? {};
  if (rank < anySum.from || rank >= anySum.to) return [];
  const others = headings.map((source, index): AmbiguousColumn => {
    return { index, source, field: 'balance', taken: headings[holder] ?? '' };
  });
  return others.filter(
    ({ index }) =>
      !fields.has(index) &&
      told.every((column) => column.index !== index) &&
      differ(index, holder, samples) &&
      isOfSums(valuesOf(samples, index)),
  );
};

/** The ranks of names that are taken when nothing better is there. */
const anySum = { from: 1000, to: 2000 };

/** Whether every value is an amount with decimals. */
const isOfSums = (values: readonly string[]): boolean => {
  const written = values.map((value) => value.trim()).filter((value) => value !== '');
  return written.length > 0 && written.every((value) => withDecimals.test(value));
};

const withDecimals = /^[^\d,.]{0,4}-?\d[\d.,' ]*[.,]\d{2}-?$/;

/** The place of the column that was taken for the field; -1 for none. */
const holderOf = (field: Field, fields: Assignment['fields']): number =>
  [...fields].find(([, match]) => match.field === field)?.[0] ?? -1;

/** Whether the column has a value that the other does not have in the same row; blanks say nothing. */
const differ = (index: number, other: number, samples: readonly (readonly string[])[]): boolean =>
  samples.some((row) => {
    const value = row[index]?.trim() ?? '';
    return value !== '' && value !== row[other]?.trim();
  });
