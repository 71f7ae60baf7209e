import { Command } from 'commander';
import { counted } from '../../domain/counted.ts';
import { guardError } from '../../domain/errors.ts';
import type { UndoOptions, UndoSummary } from '../../intake/record/undo.ts';
import { totalsInWords } from '../../intake/rows/summary.ts';
import { confirmed } from '../../terminal/ask.ts';
import type { Context } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { textTable } from '../../terminal/table.ts';
import { type Workspace, withWorkspace } from '../../workspace.ts';

export const importUndoCommand = (context: Context): Command =>
  new Command('undo')
    .description('take the newest import of a kind back: everything is as it was before it')
    .argument('<import>', 'the number of the import, as import list shows it')
    .option('--dry-run', 'show what would be taken back and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato import undo 3 --dry-run')
    .action(async (written: string, _, command: Command) => {
      const { importNumber } = await import('../../intake/record/known-import.ts');
      const { undoImport } = await import('../../intake/record/undo.ts');
      const options = command.optsWithGlobals<UndoOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, async (workspace) => {
        const importId = importNumber(written);
        await confirm(workspace, importId, options);
        return undoImport(workspace, importId, options);
      });
      report(context, options, summary, undoInWords);
    });

/** On a terminal, whoever did not say `--yes` is shown what it is about. */
const confirm = async (workspace: Workspace, importId: number, options: UndoOptions): Promise<void> => {
  if (options.dryRun) return;
  const { importToUndo } = await import('../../intake/record/known-import.ts');
  const { file_name, kind, accepted } = await importToUndo(workspace.database, importId);
  const question = `Take back import ${importId}, ${kind} from ${file_name} with ${counted(accepted, 'row')}?`;
  if (await confirmed(workspace.context, options, question)) return;
  throw guardError(`Import ${importId} was not undone.`, 'not-confirmed', 'Nothing was changed.');
};

const undoInWords = (summary: UndoSummary): string => {
  const rows = Object.entries(summary.takenBack).map(([table, { removed, restored }]) => [table, removed, restored]);
  return [
    summary.undone
      ? `Import ${summary.import} (${summary.kind}, ${summary.file}) is undone.`
      : `Import ${summary.import} (${summary.kind}, ${summary.file}) can be undone; nothing was kept of it now.`,
    ...(rows.length > 0 ? [textTable({ columns: ['table', 'rows removed', 'rows restored'], rows })] : []),
    `Open on ${summary.asOf}: ${totalsInWords(summary.before)} before, ${totalsInWords(summary.after)} after`,
    'A file of refused rows that it left stays where it is.',
    ...(summary.undone ? ['Next: trato segment'] : []),
  ].join('\n');
};
