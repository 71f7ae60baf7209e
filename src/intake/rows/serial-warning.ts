import type { FileFormat } from '../../files/csv/file-format.ts';

/** Serial numbers have no order that could be told; that they are read as days is. */
export const serialWarning = ({ mapping, dateOrders }: FileFormat): string[] => {
  const serial = mapping.columns.filter(
    ({ index, field }) => field !== undefined && dateOrders.get(index) === 'serial',
  );
  const names = [...new Set(serial.map(({ source }) => source))].join(', ');
  return names === ''
    ? []
    : [`days in ${names} are serial numbers of a spreadsheet and were read so: 46346 is 2026-11-20`];
};
