import { type Day, fromEpochDay } from '../day.ts';

/** The serial number of 1970-01-01 in a spreadsheet that counts from 1900. */
const serialOfEpoch = 25_569;

const earliest = '1980-01-01';
const latest = '2079-12-31';

/** Reads a spreadsheet's serial number as its day: `46346` is 2026-11-20, a fraction is a time; from 1980 to 2079 alone. */
export const parseSerialDay = (text: string): Day | undefined => {
  const [, figures] = /^(\d{5})(?:[.,]\d{1,15})?$/.exec(text.trim()) ?? [];
  const day = figures === undefined ? undefined : fromEpochDay(Number(figures) - serialOfEpoch);
  return day !== undefined && day >= earliest && day <= latest ? day : undefined;
};
