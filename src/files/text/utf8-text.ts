import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { UserError } from '../../domain/errors.ts';
import { utf8Count } from './utf8-evidence.ts';

/** The text of a file that people write by hand; what is no UTF-8 text is told under the name it is known by. */
export const readUtf8 = async (path: string, name: string = path): Promise<string> => {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EISDIR'
      ? notText(`${name} is a folder, expected a text file.`, 'Give it another name.')
      : error;
  });
  if (bytes.includes(0)) throw notText(`${name} is no UTF-8 text: it is binary, or in UTF-16.`, saveAgain);
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const count = utf8Count();
  count.take(bytes);
  throw notText(`${name} is no UTF-8 text: line ${count.end().line} has a letter in another encoding.`, saveAgain);
};

const saveAgain = 'Save it as UTF-8 in your editor and run the same command again; nothing was changed.';

const notText = (problem: string, hint: string): UserError => new UserError(problem, { code: 'not-utf-8', hint });
