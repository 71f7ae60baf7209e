import { createHash } from 'node:crypto';
import { knownMarks, type MarkSeed } from '../../domain/intake/row-mark.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { Transaction } from '../../stores/database.ts';
import { repeatableMarks } from '../../stores/placements/repeated-rows.ts';
import type { Workspace } from '../../workspace.ts';
import { contentKey } from '../record/content-key.ts';
import { countedFrom, type PortfolioTerms } from './portfolio-terms.ts';
import type { PlacementMarks } from './staged-portfolio.ts';

/**
 * The marks that tell rows of a snapshot that say nothing new; none is known where the `whole` is to be read. Updates have
 * no marks: they leave accounts out, so that the next snapshot is read whole.
 */
export const placementMarks = async (
  trx: Transaction,
  workspace: Workspace,
  formats: readonly FileFormat[],
  { terms, whole }: { readonly terms: PortfolioTerms; readonly whole: boolean },
): Promise<PlacementMarks | undefined> => {
  if (terms.mode !== 'snapshot') return undefined;
  const { portfolio } = terms;
  const alike = new Set(formats.map(({ mapping }) => mapping.balanceStated)).size === 1;
  const marks = whole || !alike ? [] : await repeatableMarks(trx, { portfolio, asOf: workspace.asOf });
  return { known: knownMarks(marks), seeds: formats.map((format) => seedOf(format, terms, workspace)) };
};

/** Two files have the same seed where the same text of a row says the same. */
const seedOf = (format: FileFormat, terms: PortfolioTerms, workspace: Workspace): MarkSeed => {
  const { file, mapping, delimiter, mended } = format;
  const { country } = workspace.settings;
  const reading = { ...terms, country, delimiter, mapping, mended: mended !== undefined };
  const key = contentKey(
    { ...format, file: { ...file, sha256: '' } },
    { ...reading, countedFrom: countedFrom(workspace, format) },
  );
  const bytes = createHash('sha256').update(key).digest();
  return [bytes.readInt32LE(0), bytes.readInt32LE(4)];
};
