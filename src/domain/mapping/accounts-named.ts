import { joinedAccount, withoutDecimals } from './joined-cells.ts';
import { columnOf, type Mapping } from './mapping.ts';
import { readColumns } from './read-columns.ts';

/** The ids of the account that a refused row names; where the cells do not stand in place, any of them may be one. */
export const accountsNamed = (mapping: Mapping, cells: readonly string[], inPlace: boolean): string[] => {
  const { of, cells: withJoined } = readColumns(mapping);
  if (inPlace) return written([withJoined(cells)[of('account_id')[0] ?? -1] ?? '']);
  const loose = written(cells.map((cell) => withoutDecimals(cell.replaceAll('"', ''))));
  return columnOf(mapping, 'instalment_number') ? [...loose, ...instalments(loose)] : loose;
};

const written = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

const instalments = (cells: readonly string[]): string[] =>
  cells.flatMap((account) =>
    cells.filter((cell) => /^\d{1,4}$/.test(cell)).map((number) => joinedAccount(account, number)),
  );
