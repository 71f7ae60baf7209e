import { Command } from 'commander';
import type { ImportList } from '../../intake/record/list.ts';
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
    columns: ['import', 'kind', 'portfolio', 'file', 'as of', 'fresh on', 'rows', 'accepted', 'refused', 'state'],
    rows: imports.map((one) => [
      one.import,
      one.kind,
      one.portfolio,
      one.file,
      one.asOf,
      one.freshOn,
      one.rows,
      one.accepted,
      one.refused,
      one.mayBeUndone ? `${one.state}, can be undone` : one.state,
    ]),
  });
