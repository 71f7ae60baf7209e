/** The names of files without their folders; where several are called alike, with as many folders as tell them apart. */
export const namesApart = (paths: readonly string[]): string[] =>
  paths.map((path) => {
    const alike = [...new Set(paths)].filter((other) => tailOf(other, 1) === tailOf(path, 1));
    const depth = path.split('/').length;
    let parts = 1;
    while (parts < depth && areSame(alike, parts)) parts += 1;
    return tailOf(path, parts);
  });

const tailOf = (path: string, parts: number): string => path.split('/').slice(-parts).join('/');

const areSame = (paths: readonly string[], parts: number): boolean =>
  new Set(paths.map((path) => tailOf(path, parts))).size < paths.length;
