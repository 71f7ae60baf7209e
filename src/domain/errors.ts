/** What a run can end with; the numbers are a promise to scripts. */
export const exitCodes = {
  done: 0,
  bug: 1,
  usage: 2,
  configuration: 3,
  refusedRows: 4,
  guard: 5,
  busy: 6,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface UserErrorDetails {
  /** Stable, kebab-case, for scripts that read `--json` errors. */
  readonly code: string;
  /** What the reader can do about it, as a sentence. */
  readonly hint?: string;
  readonly exit?: ExitCode;
}

/** Something the reader of the message can put right: told without a stack, and never with personal data. */
export class UserError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly exit: ExitCode;

  constructor(problem: string, { code, hint, exit = exitCodes.configuration }: UserErrorDetails) {
    super(problem);
    this.name = 'UserError';
    this.code = code;
    this.hint = hint;
    this.exit = exit;
  }
}

/** A guard that stopped the run before anything was changed. */
export const guardError = (problem: string, code: string, hint: string): UserError =>
  new UserError(problem, { code, hint, exit: exitCodes.guard });
