/** Who writes to the customers. */
export interface Creditor {
  /** The name that customers know. */
  readonly name: string;
  /** How a customer reaches a person, as a phrase in their language: "responda a este mensaje". */
  readonly help: string;
  /** Tax number and address, where the law wants them on every letter. */
  readonly identification?: string | undefined;
}

/** Whether the name is still the one in brackets that a new workspace begins with: nothing may be sent under it. */
export const isPlaceholderName = (name: string): boolean => /^\[.*\]$/u.test(name.trim());
