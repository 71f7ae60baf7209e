import {
  type ContactChannel,
  type ContactResult,
  type Direction,
  parseContactChannel,
  parseContactResult,
  parseDirection,
  parseGivenReason,
} from '../interaction/contact-words.ts';
import { type EventTerms, fieldCells } from './field-cells.ts';
import { promiseColumns, promiseIn } from './promise-cells.ts';
import { type ToldCells, type ToldRowReader, toldRowReader } from './told-row.ts';

/** What an interactions row is loaded as. */
export const interactionColumns = [
  'on_day',
  'at_time',
  'direction',
  'channel',
  'result',
  'address',
  'reason',
  'reason_text',
  'agent',
  'details',
  'interaction_ref',
  ...promiseColumns,
] as const;

/** A reader of contacts that were made elsewhere, by us or by the customer. */
export const interactionRowReader = (cells: ToldCells, terms: EventTerms): ToldRowReader => {
  const read = fieldCells(cells, terms);
  return toldRowReader(cells, interactionColumns, (line) => {
    read.start(line);
    const onDay = read.required('on_day', 'day of the contact', read.day);
    const channel = read.required('channel', 'channel', (field) =>
      read.word(field, parseContactChannel, 'call, sms, whatsapp, email, letter or visit'),
    );
    const direction = read.word('direction', parseDirection, 'out or in') ?? 'out';
    const promise = promiseIn(read, onDay, terms.currency);
    const told = read.lenientWord('result', parseContactResult);
    const result = told ?? (promise[0] === null ? untoldResult(channel, direction) : 'conversation');
    const reason = read.text('reason', 5000);
    return [
      onDay,
      read.text('time', 40),
      direction,
      channel,
      result,
      read.address(),
      reason && (parseGivenReason(reason) ?? 'other'),
      reason,
      read.text('agent'),
      read.text('details', 5000),
      read.text('interaction_id'),
      ...promise,
    ];
  });
};

/** Who calls us is spoken with, if nothing else is told. */
const untoldResult = (channel: ContactChannel | null, direction: Direction): ContactResult | null =>
  direction === 'in' && channel === 'call' ? 'conversation' : null;
