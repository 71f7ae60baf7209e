import type { Day } from '../day.ts';
import { parseRequestKind, parseRequestState } from '../request/request-kind.ts';
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

/** A reader of what customers asked for. What must act at once does so whatever its days, and without one is of the day it came. */
export const requestRowReader = (cells: ToldCells, terms: EventTerms): ToldRowReader => {
  const read = fieldCells(cells, terms);
  return toldRowReader(cells, requestColumns, (line) => {
    read.start(line);
    const kind = read.required('request', 'request', (field) =>
      read.word(field, parseRequestKind, 'stop-contact, dispute, pause or breakdown'),
    );
    const urgent = kind === 'stop-contact' || kind === 'wrong-person';
    const dayIn = urgent ? read.lenientDay : read.day;
    const on = urgent ? dayIn('on_day') : read.required('on_day', 'day of the request', dayIn);
    const answered = answerIn(dayIn('answered_on'), read, terms.asOf);
    return [
      kind,
      on,
      dayIn('until_on'),
      dayIn('answer_due_on'),
      answered.on,
      answered.state,
      read.channel(),
      read.address(),
      read.text('details', 5000),
      read.text('request_id'),
    ];
  });
};

const answerIn = (on: Day | null, read: FieldCells, asOf: Day) => {
  const told = read.lenientWord('request_state', parseRequestState) ?? 'open';
  const state = told === 'open' && on !== null ? 'granted' : told;
  return { on: state === 'open' ? null : (on ?? asOf), state };
};
