/** What is told of an account_id that names no account, or more than one. */
export const accountRefusals = {
  'unknown-account': {
    problem: 'no account of this id was ever imported',
    suggestion: 'correct the account, or import the portfolio that holds it first',
  },
  'ambiguous-account': {
    problem: 'several portfolios have an account of this id',
    suggestion: 'say which with --portfolio NAME',
  },
} as const;
