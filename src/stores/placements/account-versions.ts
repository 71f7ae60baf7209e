import { standingColumns } from '../../domain/intake/placement.ts';

/** What `account_history` keeps of an account when its standing changes. */
export const versionColumns = ['customer_id', 'portfolio', 'account_id', ...standingColumns, 'valid_from_on'].join(
  ', ',
);
