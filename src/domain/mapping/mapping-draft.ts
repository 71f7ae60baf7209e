import type { DateOrder } from '../day.ts';
import type { DecimalMark } from '../written/written-amount.ts';
import { type FileKind, isRepeatable } from './field.ts';
import type { Mapping } from './mapping.ts';
import type { Meaning, SavedMapping, ToldColumn } from './saved-mapping.ts';

/** What somebody said of a file so far, over what was recognised. */
export interface MappingDraft {
  readonly corrections: readonly ToldColumn[];
  readonly decimal?: DecimalMark;
  readonly dateOrder?: DateOrder;
}

export const emptyDraft: MappingDraft = { corrections: [] };

/** The draft with a column's meaning; a field that one column only can hold is taken from the one that had it. */
export const withMeaning = (draft: MappingDraft, mapping: Mapping, source: string, meaning: Meaning): MappingDraft => {
  const robbed = 'field' in meaning && !isRepeatable(meaning.field) ? holdersOf(mapping, meaning.field, source) : [];
  const told: readonly ToldColumn[] = [...robbed, { source, meanings: [meaning] }];
  return { ...draft, corrections: merged(draft.corrections, told) };
};

/** The columns that have the field now, each with what is left of its meanings. */
const holdersOf = ({ columns }: Mapping, wanted: string, except: string): ToldColumn[] => {
  const holders = new Set(columns.filter(({ field }) => field === wanted).map(({ source }) => source));
  holders.delete(except);
  return [...holders].map((source) => {
    const others = columns.filter((column) => column.source === source && column.field !== wanted);
    const meanings = others.map(({ field, extra }): Meaning => (field ? { field } : { extra }));
    return { source, meanings: meanings.length > 0 ? meanings : [{ extra: undefined }] };
  });
};

const merged = (earlier: readonly ToldColumn[], later: readonly ToldColumn[]): ToldColumn[] => {
  const sources = new Set(later.map(({ source }) => source));
  return [...earlier.filter(({ source }) => !sources.has(source)), ...later];
};

/** A mapping with corrections over what it says itself; none of either is no mapping. */
export const correctedMapping = (
  by: SavedMapping | undefined,
  corrections: readonly ToldColumn[],
  kind: FileKind,
): SavedMapping | undefined =>
  corrections.length === 0
    ? by
    : { ...(by ?? { name: '', kind, columns: [] }), columns: merged(by?.columns ?? [], corrections) };
