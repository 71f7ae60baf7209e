import type { Day } from '../day.ts';
import { parseRequestKind, parseRequestState, type RequestKind } from '../request/request-kind.ts';
import { type EventTerms, type FieldCells, fieldCells } from './field-cells.ts';
import { type ToldCells, type ToldRowReader, toldRowReader } from './told-row.ts';

/** What a requests row is loaded as. */
export const requestColumns = [
  'kind',
  'stated_on',
  'until_on',
  'answer_due_on',
  'answered_on',
  'state',
  'channel',
  'address',
  'details',
  'request_ref',
] as const;

/** A reader of what customers asked for. */
export const requestRowReader = (cells: ToldCells, terms: EventTerms): ToldRowReader => {
  const read = fieldCells(cells, terms);
  return toldRowReader(cells, requestColumns, (line) => {
    read.start(line);
    const kind = read.word('request', parseRequestKind, 'stop-contact, dispute, pause or breakdown');
    if (kind === null && read.text('request') === null) read.missing('request', 'request');
    const answered = answerIn(read, terms.asOf);
    return [
      kind,
      dayOf(kind, read),
      read.day('until_on'),
      read.day('answer_due_on'),
      answered.on,
      answered.state,
      read.channel(),
      read.address(),
      read.text('details', 5000),
      read.text('request_id'),
    ];
  });
};

/** What must act at once acts without a day as well; then it is of the day on which it came to us. */
const dayOf = (kind: RequestKind | null, read: FieldCells): Day | null => {
  const urgent = kind === 'stop-contact' || kind === 'wrong-person';
  if (urgent && read.text('on_day') === null) return null;
  const day = read.day('on_day');
  if (day === null && read.text('on_day') === null) read.missing('on_day', 'day of the request');
  return day;
};

const answerIn = (read: FieldCells, asOf: Day) => {
  const on = read.day('answered_on');
  const told = read.lenientWord('request_state', parseRequestState) ?? 'open';
  const state = told === 'open' && on !== null ? 'granted' : told;
  return { on: state === 'open' ? null : (on ?? asOf), state };
};
