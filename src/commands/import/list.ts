import { Command } from 'commander';
import type { ImportInList, ImportList } from '../../intake/record/list.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { textTable } from '../../terminal/table.ts';
import { withWorkspace } from '../../workspace.ts';

export const importListCommand = (context: Context): Command =>
  new Command('list')
    .description('list what was imported, the newest first, and what of it can be undone')
    .addHelpText('after', '\nExample:\n  $ trato import list')
    .action(async (_, command: Command) => {
      const { importList } = await import('../../intake/record/list.ts');
      const options = command.optsWithGlobals<GlobalOptions>();
      const list = await withWorkspace(context, options, { create: false }, importList);
      report(context, options, list, listInWords);
    });

const listInWords = ({ imports }: ImportList): string =>
  textTable({
    columns: ['import', 'kind', 'as of', 'rows', 'refused', 'undo', 'file'],
    rows: imports.map((one) => [
      one.import,
      `${one.kind} ${one.portfolio}`.trim(),
      dayWords(one),
      one.rows,
      one.refused,
      one.mayBeUndone ? 'possible' : one.state === 'undone' ? 'done' : '',
      one.file,
    ]),
  });

/** The day it was taken in as of, and the latest on which the same bytes came again. */
const dayWords = ({ asOf, freshOn }: ImportInList): string => (freshOn === asOf ? asOf : `${asOf}, again ${freshOn}`);
