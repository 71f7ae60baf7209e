import { reconciliationOf } from '../../domain/intake/reconciliation.ts';
import type { Transaction } from '../../stores/database.ts';
import { firstMovements, movementsOf } from '../../stores/placements/placement-movements.ts';
import { textTable } from '../../terminal/table.ts';
import type { PortfolioSummary } from './portfolio-summary.ts';

/** What an import did to its portfolio, as it is told; before the first there is nothing to compare with. */
export const reconciled = async (
  trx: Transaction,
  placed: Parameters<typeof movementsOf>[1] & { readonly isFirst: boolean },
): Promise<PortfolioSummary['reconciliation']> =>
  reconciliationOf(await (placed.isFirst ? firstMovements(trx, placed) : movementsOf(trx, placed)));

/** A table for each currency in which something was open before. */
export const reconciliationInWords = ({ portfolio, asOf, reconciliation }: PortfolioSummary): string[] =>
  Object.entries(reconciliation).flatMap(([currency, { before, opened, changed, closed, after }]) =>
    before.accounts === 0
      ? []
      : [
          textTable({
            columns: [`open in ${portfolio} on ${asOf}`, 'accounts', currency],
            rows: [
              ['before', before.accounts, before.amount],
              ['+ opened', opened.accounts, opened.amount],
              ['+ changed', `(${changed.accounts})`, changed.amount],
              ['- closed', closed.accounts, closed.amount],
              ['= after', after.accounts, after.amount],
            ],
          }),
        ],
  );
