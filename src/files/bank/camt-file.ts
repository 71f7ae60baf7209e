import type { SaxesParser } from 'saxes';
import type { BankMovement } from '../../domain/bank/bank-entry.ts';
import type { BankErrors } from '../../domain/bank/bank-error.ts';
import type { BankChecks } from '../../domain/bank/bank-reader.ts';
import { type CamtReader, camtReader } from '../../domain/bank/camt.ts';
import { longestPiece } from '../xml/xml-limits.ts';

/**
 * Reads a camt message in pieces. A document type is refused, and with it entities and whatever they would fetch; what is not
 * well-formed or cut short stops with its line.
 */
export const readCamt = async (
  text: AsyncIterable<string>,
  errors: BankErrors,
  found: (movements: readonly BankMovement[]) => Promise<void>,
): Promise<BankChecks> => {
  const { SaxesParser: Parser } = await import('saxes');
  const parser = new Parser({ xmlns: true });
  const reader = camtReader(errors);
  let movements: BankMovement[] = [];
  let markup = 0;
  listen(parser, reader, errors, (closed) => {
    markup = parser.position;
    movements.push(...closed);
  });
  for await (const piece of text) {
    parser.write(piece);
    if (parser.position - markup > longestPiece) {
      throw errors.damaged(parser.line, `more than ${longestPiece} characters without an element`);
    }
    await found(movements);
    movements = [];
  }
  parser.close();
  reader.end(parser.line);
  return reader.checks;
};

type Parser = SaxesParser<{ xmlns: true }>;

const listen = (
  parser: Parser,
  reader: CamtReader,
  errors: BankErrors,
  onMarkup: (movements: readonly BankMovement[]) => void,
): void => {
  parser.on('error', ({ message }) => {
    throw errors.damaged(parser.line, `not well-formed XML: ${message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`);
  });
  parser.on('doctype', () => {
    throw errors.unsupported(
      parser.line,
      'a document type (<!DOCTYPE), which bank statements have none of',
      'ask who made the file; a bank does not write one',
    );
  });
  parser.on('opentag', ({ local, attributes }) => {
    reader.open(local, attributes.Ccy?.value ?? '', parser.line);
    onMarkup([]);
  });
  parser.on('text', (text) => reader.text(text, parser.line));
  parser.on('cdata', (text) => reader.text(text, parser.line));
  parser.on('closetag', () => onMarkup(reader.close(parser.line)));
};
