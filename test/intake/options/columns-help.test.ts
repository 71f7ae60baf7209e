import { describe, expect, test } from 'vitest';
import { fileKinds } from '../../../src/domain/mapping/field.ts';
import { mappingOf, missingFields } from '../../../src/domain/mapping/mapping.ts';
import { columnsHelp, exampleFiles } from '../../../src/intake/options/columns-help.ts';
import { makeFolder } from '../../support/folder.ts';
import { trato } from '../../support/workspace.ts';

describe.each(fileKinds.map((kind) => [kind] as const))('the help of import %s', (kind) => {
  test('names the columns and fits a narrow terminal', async () => {
    const { stdout } = await trato(['import', kind, '--help'], { cwd: await makeFolder() });
    expect(stdout).toContain(columnsHelp(kind));
    expect(stdout).toContain(kind === 'outcomes' ? 'message_id or customer_id' : 'or ');
    expect(
      columnsHelp(kind)
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });

  test('shows a file of which every column is read', () => {
    const [headings = [], ...rows] = exampleFiles[kind].map((line) => line.split(';'));
    const { mapping } = mappingOf(headings, rows, kind);
    expect(missingFields(mapping)).toEqual([]);
    expect(mapping.columns.filter(({ field }) => field === undefined)).toEqual([]);
  });
});
