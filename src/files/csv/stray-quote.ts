import type { Delimiter } from '../../domain/written/delimiter.ts';
import { afterSpaces, closingQuote } from './cells.ts';

/**
 * Whether a quote stands within a cell that is not quoted, or a quoted cell goes on behind its closing quote. A quote that
 * is still open at the end of the text is none: the record may go on.
 */
export const hasStrayQuote = (text: string, delimiter: Delimiter): boolean => {
  let nextQuote = text.indexOf('"');
  for (let at = 0; nextQuote >= 0; ) {
    const before = text.lastIndexOf(delimiter, nextQuote);
    const start = before < at ? at : before + 1;
    if (!onlySpaces(text.slice(start, nextQuote))) return true;
    const close = closingQuote(text, nextQuote + 1);
    if (close < 0) return false;
    const behind = afterSpaces(text, close + 1, text.length);
    if (behind === text.length) return false;
    if (text[behind] !== delimiter) return true;
    at = behind + 1;
    nextQuote = text.indexOf('"', at);
  }
  return false;
};

const onlySpaces = (text: string): boolean => !/[^ ]/.test(text);
