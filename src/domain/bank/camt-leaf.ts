/** The text of an element without children, with the currency it names. */
export interface CamtLeaf {
  readonly text: string;
  readonly currency: string;
}

/** The leaves of an element by their path below it, such as `Refs/EndToEndId`; an element may come more than once. */
export type CamtLeaves = ReadonlyMap<string, readonly CamtLeaf[]>;

/** The text of the first leaf that is there and not empty, of several paths in the order of their worth. */
export const textOf = (leaves: CamtLeaves, ...paths: readonly string[]): string => {
  for (const path of paths) {
    const found = leaves.get(path)?.find(({ text }) => text !== '');
    if (found) return found.text;
  }
  return '';
};

/** The texts of all leaves of a path, one after the other. */
export const textsOf = (leaves: CamtLeaves, path: string): string =>
  (leaves.get(path) ?? [])
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' ');
