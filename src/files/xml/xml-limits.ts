import type { SaxesParser } from 'saxes';

/** More text than this between two pieces of markup is no workbook or statement; it would have to be held whole. */
export const longestPiece = 1_000_000;

/** Workbooks have some dozen levels; each open element is kept in memory until it closes. */
const deepestNesting = 256;

/** What a parser has been given, held to the limits. */
export interface XmlLimits {
  /** Notes an element that opens; false when it lies deeper than any file needs. */
  opened(): boolean;
  closed(): void;
  /** Whether what was given since the last element is more than any file holds in one piece. */
  isLong(): boolean;
}

/** Watches how deep a parser is, and how much it was given since the last element. */
export const xmlLimits = (parser: Pick<SaxesParser, 'position'>): XmlLimits => {
  let depth = 0;
  let markup = 0;
  return {
    opened: () => {
      depth += 1;
      markup = parser.position;
      return depth <= deepestNesting;
    },
    closed: () => {
      depth -= 1;
      markup = parser.position;
    },
    isLong: () => parser.position - markup > longestPiece,
  };
};
