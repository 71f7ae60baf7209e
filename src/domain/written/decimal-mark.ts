import { bareAmount, type DecimalMark } from './written-amount.ts';

/** What a written amount tells of the decimal mark; undefined when it holds no mark at all, `padded` when zeros fill it up without one. */
export type MarkEvidence = DecimalMark | 'unclear' | 'padded' | undefined;

/** What has been found so far: a set, or a map from it to the line where. */
export interface Evidence<T> {
  has(found: T): boolean;
}

/** A decision, or why there is none; `unmarked` when no value needs one, `padded` when the last figures may be decimals without one. */
export type MarkDecision = { readonly decimal: DecimalMark } | 'unmarked' | 'padded' | 'undecided' | 'contradictory';

/** The decimal mark that amounts are written with: `1.234` alone could be both, `12.50` and `1,234.50` decide. */
export const decimalMarkOf = (values: Iterable<string>): MarkDecision => markDecision(new Set(evidences(values)));

/** The decision that the evidence gathered so far gives. */
export const markDecision = (found: Evidence<MarkEvidence>): MarkDecision => {
  if (found.has('.') && found.has(',')) return 'contradictory';
  if (found.has('.')) return { decimal: '.' };
  if (found.has(',')) return { decimal: ',' };
  if (found.has('unclear')) return 'undecided';
  return found.has('padded') ? 'padded' : 'unmarked';
};

/** `000000128650`: figures of one width, as mainframes write them, where the decimals often have no mark. */
const padded = /^0{2}\d{6,}$/;

function* evidences(values: Iterable<string>): Generator<MarkEvidence> {
  for (const value of values) yield markEvidence(value);
}

/** What one written amount tells of the decimal mark; what is no amount tells nothing. */
export const markEvidence = (text: string): MarkEvidence => {
  if (!/[.,]/u.test(text)) return text.startsWith('00') && padded.test(text.trim()) ? 'padded' : undefined;
  const { digits } = bareAmount(text);
  if (!/^[\d.,'’ ]+$/u.test(digits)) return undefined;
  const marks = digits.replace(/[^.,]/gu, '');
  const last = marks.at(-1);
  if (last !== '.' && last !== ',') return undefined;
  if (new Set(marks).size === 2) return evidenceOfTwo(digits, last);
  return marks.length > 1 ? evidenceOfGroups(digits, last) : evidenceOfOne(digits, last);
};

const otherMark = (mark: DecimalMark): DecimalMark => (mark === '.' ? ',' : '.');

/** `1,234.50`: the last is the decimal mark where the other stands between thousands. */
const evidenceOfTwo = (digits: string, last: DecimalMark): MarkEvidence => {
  const [whole = '', , ...more] = digits.split(last);
  const thousands = whole.split(otherMark(last));
  return more.length === 0 && inThrees(thousands) ? last : undefined;
};

/** `1.234.567`: a mark that comes twice stands between thousands. */
const evidenceOfGroups = (digits: string, mark: DecimalMark): MarkEvidence =>
  inThrees(digits.split(mark)) ? otherMark(mark) : undefined;

const inThrees = ([first = '', ...groups]: readonly string[]): boolean =>
  /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));

/** `1.234` can be both; `12.5`, `1234.567`, `0.125` and `1'234.567` cannot. */
const evidenceOfOne = (digits: string, mark: DecimalMark): MarkEvidence => {
  const [whole = '', decimals = ''] = digits.split(mark);
  if (!/^\d+$/.test(decimals)) return undefined;
  return decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole) ? 'unclear' : mark;
};
