/** What marks are made under: rows that are read in another way have other marks. */
export type MarkSeed = readonly [number, number];

/** A number of 53 bits that stands for the text of a row; for two texts to share one is as good as impossible. */
export const rowMark = (text: string, start: number, end: number, [seed, other]: MarkSeed): number => {
  let one = seed | 0;
  let two = other | 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul((two << 13) | (two >>> 19), 5) + (code ^ (one >>> 15));
  }
  one = spread(one ^ Math.imul(two, 0x2c1b3c6d));
  two = spread(two ^ one);
  return (two & 0x1fffff) * 2 ** 32 + (one >>> 0);
};

/** Lets every bit count for every other. */
const spread = (bits: number): number => {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
};

/** Which rows of a file were taken in as they are before. */
export interface RowMarks {
  readonly seed: MarkSeed;
  /** Whether the row of this mark changes nothing and needs no reading; the answer is yes once for a mark. */
  isRepeated(mark: number): boolean;
}

/** The marks of rows that were taken in before. */
export interface KnownMarks extends Pick<RowMarks, 'isRepeated'> {
  /** How many rows were repeated. */
  readonly repeated: number;
  /** The marks that no row had. */
  missing(): number[];
}

/** Keeps marks in a table of numbers: sixteen bytes for each. */
export const knownMarks = (marks: readonly number[]): KnownMarks => {
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, marks.length * 1.5))) - 1;
  const slots = new Float64Array(mask + 1).fill(-1);
  const taken = new Uint8Array(mask + 1);
  const slotOf = (mark: number): number => {
    let slot = mark & mask;
    while (slots[slot] !== -1 && slots[slot] !== mark) slot = (slot + 1) & mask;
    return slot;
  };
  for (const mark of marks) slots[slotOf(mark)] = mark;
  let repeated = 0;
  return {
    get repeated() {
      return repeated;
    },
    isRepeated(mark) {
      const slot = slotOf(mark);
      if (slots[slot] !== mark || taken[slot] === 1) return false;
      taken[slot] = 1;
      repeated += 1;
      return true;
    },
    missing: () => {
      const marks: number[] = [];
      for (let slot = 0; slot <= mask; slot += 1) {
        const mark = slots[slot] ?? -1;
        if (mark !== -1 && taken[slot] === 0) marks.push(mark);
      }
      return marks;
    },
  };
};
