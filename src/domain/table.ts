/** A named table of a report: whole numbers as numbers, amounts and shares as their plain decimal text. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
