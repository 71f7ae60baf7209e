import { createHash } from 'node:crypto';
import type { FileFormat } from '../../files/csv/file-format.ts';

/** A hash of a file's bytes and of everything that decides how they are read: the same key means nothing new. */
export const contentKey = ({ file, mapping, decimal, dateOrders }: FileFormat, terms: object): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        file.sha256,
        file.encoding,
        mapping.columns.map(({ source, field, extra }) => [source, field ?? null, extra ?? null]),
        mapping.balanceStated,
        mapping.repairEncoding ?? false,
        decimal ?? null,
        [...dateOrders],
        terms,
      ]),
    )
    .digest('hex');

/** The key of several files: the same in any order; that of a single one is its own. */
export const contentKeyOfAll = (keys: readonly string[]): string => {
  const [only = ''] = keys;
  if (keys.length === 1) return only;
  return createHash('sha256')
    .update(JSON.stringify([...keys].sort()))
    .digest('hex');
};
