/** One of the things that could have been decided, why it was or was not, and what says so. */
export interface Alternative {
  readonly what: string;
  /** In a sentence, without anything personal. */
  readonly reason: string;
  /** The id of a contact rule, or the place in trato.yaml; null where only the data speak. */
  readonly rule: string | null;
}

/** Where the law has a rule, where its text was read, and what it says. */
export interface LegalGround {
  readonly article: string;
  readonly source: string;
  readonly summary: string;
}

/** An alternative that a code of the closed lists names, with its ground where it is a contact rule. */
export interface CodedAlternative extends Alternative, Partial<LegalGround> {
  readonly code: string;
}
