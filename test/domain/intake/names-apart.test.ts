import { expect, test } from 'vitest';
import { namesApart } from '../../../src/domain/intake/names-apart.ts';

test.each([
  ['/w/a.csv', 'a.csv'],
  ['/w/a.csv /w/b.csv', 'a.csv b.csv'],
  ['/w/norte/a.csv /w/sur/a.csv /w/b.csv', 'norte/a.csv sur/a.csv b.csv'],
  ['/w/norte/x/a.csv /w/sur/x/a.csv', 'norte/x/a.csv sur/x/a.csv'],
  ['/a.csv /w/a.csv', '/a.csv w/a.csv'],
  ['/w/a.csv /w/a.csv', 'a.csv a.csv'],
  ['- /w/a.csv', '- a.csv'],
])('%s are told as %s', (paths, names) => {
  expect(namesApart(paths.split(' ')).join(' ')).toBe(names);
});
