import type { BankMovement } from './bank-entry.ts';
import type { BankErrors } from './bank-error.ts';

/** One field of a SWIFT message; lines that continue it are kept apart by line feeds. */
export interface SwiftField {
  readonly tag: string;
  readonly text: string;
  readonly line: number;
}

/** Puts the lines of SWIFT messages together to fields; the envelope around a message is passed over. */
export interface SwiftFields {
  take(line: string, number: number): readonly BankMovement[];
  /** The last field, where the file ends in one. */
  end(): readonly BankMovement[];
}

const known = new Set('13 13D 20 21 25 25P 28 28C 60F 60M 61 62F 62M 64 65 86 NS'.split(' '));
const longestField = 10_000;

export const mt940Fields = (errors: BankErrors, read: (field: SwiftField) => readonly BankMovement[]): SwiftFields => {
  let field: SwiftField | undefined;
  const finished = (): readonly BankMovement[] => {
    const last = field;
    field = undefined;
    return last ? read(last) : [];
  };
  const begin = (tag: string, text: string, line: number): readonly BankMovement[] => {
    const before = finished();
    if (!known.has(tag)) throw errors.damaged(line, `field :${tag}: in an MT940, which has none`);
    field = { tag, text, line };
    return before;
  };
  const take = (line: string, number: number): readonly BankMovement[] => {
    if (line.startsWith('{')) {
      const before = finished();
      const [, text] = /\{4:(:.*)$/.exec(line) ?? [];
      return text === undefined ? before : [...before, ...take(text, number)];
    }
    if (/^-(?:\}.*)?\s*$/.test(line)) return finished();
    const [, tag, text] = /^:([0-9A-Z]{2,3}):(.*)$/.exec(line) ?? [];
    if (tag !== undefined) return begin(tag, text ?? '', number);
    if (line.trim() === '') return [];
    if (!field) throw errors.damaged(number, 'a line outside any field, expected such as :20:');
    if (field.text.length > longestField) throw errors.damaged(number, `field :${field.tag}: does not end`);
    field = { ...field, text: `${field.text}\n${line}` };
    return [];
  };
  return { take, end: finished };
};
