import type { BankMovement } from './bank-entry.ts';
import type { BankErrors } from './bank-error.ts';
import { type BankChecks, noChecks } from './bank-reader.ts';
import type { CamtTransaction } from './camt-entry.ts';
import type { CamtLeaf, CamtLeaves } from './camt-leaf.ts';
import { type CamtScope, isWanted, scopeBegun } from './camt-paths.ts';
import { type CamtStatement, camtStatement } from './camt-statement.ts';

/** Takes the elements of a camt message one after another; holds one entry at a time. */
export interface CamtReader {
  readonly checks: BankChecks;
  /** An element begins; its name without a prefix, and the currency it names. */
  open(name: string, currency: string, line: number): void;
  /** Text, whole or a piece of it. */
  text(text: string, line: number): void;
  close(line: number): readonly BankMovement[];
  end(line: number): void;
}

interface Open {
  readonly name: string;
  /** Where it stands below its scope. */
  readonly path: string;
  readonly scope: CamtScope | undefined;
  readonly begins: Gathering | undefined;
}

interface Gathering {
  readonly scope: CamtScope;
  readonly line: number;
  readonly leaves: Map<string, CamtLeaf[]>;
}

const deepest = 60;
const longestText = 10_000;
const most = 200_000;

/** A reader for camt.053 and camt.054, of any version; what is read of them stands in the table of paths. */
export const camtReader = (errors: BankErrors): CamtReader => {
  const checks = noChecks();
  const above: Open[] = [];
  const gathering: Gathering[] = [];
  let statement: CamtStatement | undefined;
  let transactions: CamtTransaction[] = [];
  let text = '';
  let leafCurrency: string | undefined;

  const closeScope = ({ scope, leaves, line }: Gathering): readonly BankMovement[] => {
    const head: CamtLeaves = gathering[0]?.leaves ?? leaves;
    if (scope === 'TxDtls') {
      if (transactions.length >= most) throw errors.damaged(line, `more than ${most} transactions in one entry`);
      transactions.push({ line, leaves });
    } else if (scope === 'Bal') statement?.balance(leaves, line);
    else if (scope === 'Ntry') {
      const entry = { line, leaves, transactions };
      transactions = [];
      return statement?.entry(entry, head) ?? [];
    } else {
      statement?.close(leaves, line);
      statement = undefined;
    }
    return [];
  };

  return {
    checks,
    open: (name, currency, line) => {
      if (above.length >= deepest) throw errors.damaged(line, `elements within elements, more than ${deepest} deep`);
      const parent = above.at(-1);
      const within = gathering.at(-1)?.scope;
      const path = within && parent?.begins === undefined ? (parent?.path ?? '') : '';
      const scope = scopeBegun(name, within, within ? path : '');
      const begins = scope && { scope, line, leaves: new Map<string, CamtLeaf[]>() };
      above.push({ name, scope: within, path: path === '' ? name : `${path}/${name}`, begins });
      if (begins) gathering.push(begins);
      if (scope === 'Stmt') statement = camtStatement(checks, errors);
      text = '';
      leafCurrency = currency;
    },
    text: (piece, line) => {
      if (leafCurrency === undefined) return;
      if (text.length + piece.length > longestText)
        throw errors.damaged(line, `a text of more than ${longestText} characters`);
      text += piece;
    },
    close: (line) => {
      const closed = above.pop();
      if (closed?.begins) {
        leafCurrency = undefined;
        const movements = closeScope(closed.begins);
        gathering.pop();
        return movements;
      }
      const into = gathering.at(-1);
      if (closed && into && leafCurrency !== undefined && isWanted(into.scope, closed.path)) {
        const leaf = { text: text.trim(), currency: leafCurrency };
        const leaves = into.leaves.get(closed.path);
        if (leaves && leaves.length >= longestText)
          throw errors.damaged(line, `${closed.name} more than ${longestText} times`);
        if (leaves) leaves.push(leaf);
        else into.leaves.set(closed.path, [leaf]);
      }
      leafCurrency = undefined;
      return [];
    },
    end: (line) => {
      if (checks.statements === 0)
        throw errors.damaged(line, 'no statement (Stmt) or notification (Ntfctn) in the file');
    },
  };
};
