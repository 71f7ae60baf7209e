/** A text of a payments row that may name an account, and how it is compared with the accounts' ids. */
export interface PaymentName {
  /** `account`: one of several in a cell; `whole`: a reference as it is; `loose`: its loose form; `word`: a word within it. */
  readonly role: 'account' | 'whole' | 'loose' | 'word';
  readonly name: string;
}

/** The accounts of one cell, where it names several: apart by `;`, `|`, `,` or a line break. */
export const accountsWritten = (cell: string): readonly PaymentName[] => {
  const ids = new Set(
    cell
      .split(/[;|,\r\n]+/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== ''),
  );
  return cell.trim() === [...ids][0] ? [] : [...ids].map((name) => ({ role: 'account', name }));
};

/** What in the references of a payment may be an account's id. */
export const namesWithin = (texts: readonly string[]): readonly PaymentName[] => {
  const wholes = [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
  const loose = new Set(wholes.map(looseId).filter((text) => text !== ''));
  const words = new Set(wholes.flatMap(wordsOf));
  return [
    ...wholes.map((name): PaymentName => ({ role: 'whole', name })),
    ...[...loose].map((name): PaymentName => ({ role: 'loose', name })),
    ...[...words].map((name): PaymentName => ({ role: 'word', name })),
  ];
};

/** An id without the ways in which people copy it: case, spaces, hyphens and leading zeros; stores compare accounts alike. */
export const looseId = (id: string): string => id.toLowerCase().replace(/[ -]/g, '').replace(/^0+/, '');

/** Short words and words without a figure are no evidence of an account. */
const wordsOf = (text: string): string[] => {
  const pieces = text.split(/[\s,;:()[\]"'|*]+/u).flatMap((piece) => [piece, ...piece.split(/[/#.=]+/u)]);
  return pieces.map((piece) => piece.replace(/[.#]+$/u, '')).filter((word) => word.length >= 5 && /\d/.test(word));
};
