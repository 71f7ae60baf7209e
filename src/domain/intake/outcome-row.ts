import { parseChannel } from '../channel.ts';
import { parseOutcome } from '../outcome/outcome-words.ts';
import { type EventTerms, fieldCells } from './field-cells.ts';
import { type ToldCells, type ToldRowReader, toldRowReader } from './told-row.ts';

/** What an outcomes row is loaded as. */
export const outcomeColumns = ['message_ref', 'outcome', 'on_day', 'channel', 'address', 'details'] as const;

/** A reader of what became of messages and calls. */
export const outcomeRowReader = (cells: ToldCells, terms: EventTerms): ToldRowReader => {
  const read = fieldCells(cells, terms);
  return toldRowReader(
    cells,
    outcomeColumns,
    (line) => {
      read.start(line);
      const outcome = read.required('outcome', 'outcome', (field) =>
        read.word(field, parseOutcome, 'delivered, opened, replied, bounced or unsubscribed'),
      );
      const onDay = read.required('on_day', 'day of the outcome', read.day);
      const address = read.address();
      const channel = read.lenientWord('channel', parseChannel) ?? (address?.includes('@') ? 'email' : null);
      return [read.text('message_id'), outcome, onDay, channel, address, read.text('details', 5000)];
    },
    'message_id',
  );
};
