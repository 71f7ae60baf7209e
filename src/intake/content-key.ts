import { createHash } from 'node:crypto';
import type { FileFormat } from '../files/file-format.ts';

/** A hash of a file's bytes and of everything that decides how they are read: the same key means nothing new. */
export const contentKey = ({ file, mapping, decimal, dateOrders }: FileFormat, terms: object): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        file.sha256,
        file.encoding,
        mapping.columns.map(({ source, field, extra }) => [source, field ?? null, extra]),
        mapping.balanceStated,
        decimal ?? null,
        [...dateOrders],
        terms,
      ]),
    )
    .digest('hex');
