import type { Field } from './field.ts';
import { joinedAccount, joinedName, joinedNationalId, joinedPhone, withoutDecimals } from './joined-cells.ts';
import { columnsOf, type Mapping } from './mapping.ts';

/** Where the fields of a file are read from: its own columns, and behind them cells that are put together from several. */
export interface ReadColumns {
  /** One a cell, for the problems of a row. */
  readonly headings: readonly string[];
  /** The places of a field, several for telephones and e-mail addresses. */
  readonly of: (field: Field) => readonly number[];
  /** The row's cells with those put together behind them. */
  readonly cells: (cells: readonly string[]) => readonly string[];
}

/** A cell that is put together from others. */
interface JoinedCell {
  readonly field: Field;
  /** The place of the column that it stands for; -1 for none. */
  readonly instead: number;
  readonly from: readonly number[];
  readonly join: (cells: readonly string[]) => string;
}

/** What of a file's rows is read from where. */
export const readColumns = (mapping: Mapping): ReadColumns => {
  const joined = joinedCells(mapping);
  const { headings } = mapping;
  return {
    headings: [...headings, ...joined.map(({ from }) => from.map((index) => headings[index] ?? '').join(' + '))],
    of: placesOf(mapping, joined),
    cells:
      joined.length === 0
        ? (cells) => cells
        : (cells) => [...padded(cells, headings.length), ...joined.map(({ join }) => join(cells))],
  };
};

/** A damaged row may have fewer cells than there are headings. */
const padded = (cells: readonly string[], count: number): readonly string[] =>
  cells.length === count ? cells : Array.from({ length: count }, (_, index) => cells[index] ?? '');

const placesOf = (mapping: Mapping, joined: readonly JoinedCell[]): ReadColumns['of'] => {
  const behind = mapping.headings.length;
  return (field) => {
    const own = columnsOf(mapping, field).map(({ index }) => index);
    const added = joined.flatMap((cell, index) => (cell.field === field ? [{ ...cell, place: behind + index }] : []));
    const replaced = own.map((index) => added.find(({ instead }) => instead === index)?.place ?? index);
    return [...replaced, ...added.flatMap(({ instead, place }) => (instead < 0 ? [place] : []))];
  };
};

const joinedCells = (mapping: Mapping): JoinedCell[] => [
  ...accountCell(mapping),
  ...nationalIdCell(mapping),
  ...otherIds(mapping),
  ...nameCell(mapping),
  ...phoneCells(mapping),
];

const indexesOf = (mapping: Mapping, field: Field): number[] => columnsOf(mapping, field).map(({ index }) => index);

const indexOf = (mapping: Mapping, field: Field): number => indexesOf(mapping, field)[0] ?? -1;

/** Reads an id; one that a spreadsheet wrote as `123.0` throughout is read as `123`. */
const idAt =
  ({ decimalIds = [] }: Mapping, index: number) =>
  (cells: readonly string[]): string => {
    const written = cells[index]?.trim() ?? '';
    return decimalIds.includes(index) ? withoutDecimals(written) : written;
  };

const accountCell = (mapping: Mapping): JoinedCell[] => {
  const account = indexOf(mapping, 'account_id');
  const instalment = indexOf(mapping, 'instalment_number');
  if (account < 0 || instalment < 0) return plainId(mapping, 'account_id');
  const idOf = idAt(mapping, account);
  const join: JoinedCell['join'] = (cells) => joinedAccount(idOf(cells), withoutDecimals(cells[instalment] ?? ''));
  return [{ field: 'account_id', instead: account, from: [account, instalment], join }];
};

const nationalIdCell = (mapping: Mapping): JoinedCell[] => {
  const id = indexOf(mapping, 'national_id');
  const digit = indexOf(mapping, 'check_digit');
  if (id < 0 || digit < 0) return plainId(mapping, 'national_id');
  const idOf = idAt(mapping, id);
  const join: JoinedCell['join'] = (cells) => joinedNationalId(idOf(cells), withoutDecimals(cells[digit] ?? ''));
  return [{ field: 'national_id', instead: id, from: [id, digit], join }];
};

const otherIds = (mapping: Mapping): JoinedCell[] =>
  (['customer_id', 'payment_id', 'reference'] as const).flatMap((field) => plainId(mapping, field));

const plainId = (mapping: Mapping, field: Field): JoinedCell[] => {
  const index = indexOf(mapping, field);
  if (index < 0 || !mapping.decimalIds?.includes(index)) return [];
  return [{ field, instead: index, from: [index], join: idAt(mapping, index) }];
};

const nameCell = (mapping: Mapping): JoinedCell[] => {
  const full = indexOf(mapping, 'full_name');
  const parts = (['first_name', 'middle_name', 'last_name'] as const).flatMap((field) => indexesOf(mapping, field));
  if (parts.length === 0 || (indexOf(mapping, 'last_name') < 0 && full >= 0)) return [];
  const join: JoinedCell['join'] = (cells) =>
    cells[full]?.trim() || joinedName(parts.map((index) => cells[index] ?? ''));
  return [{ field: 'full_name', instead: full, from: full < 0 ? parts : [full, ...parts], join }];
};

/** An area code belongs to the next telephone behind it, else to the one before it. */
const phoneCells = (mapping: Mapping): JoinedCell[] => {
  const phones = indexesOf(mapping, 'phone');
  const free = new Set(phones);
  return indexesOf(mapping, 'area_code').flatMap((area) => {
    const phone =
      phones.find((index) => index > area && free.has(index)) ?? phones.findLast((index) => free.has(index));
    if (phone === undefined) return [];
    free.delete(phone);
    const join: JoinedCell['join'] = (cells) => joinedPhone(cells[area] ?? '', cells[phone] ?? '');
    return [{ field: 'phone', instead: phone, from: [area, phone], join }];
  });
};
