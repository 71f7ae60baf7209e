const address =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** The e-mail address with its domain in lower case, or undefined when nothing could be delivered to it. */
export const parseEmail = (text: string): string | undefined => deliverable(text) ?? deliverable(unwrapped(text));

const deliverable = (text: string): string | undefined => {
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 64 || text.length > 254 || !address.test(text)) return undefined;
  return text.slice(0, at) + text.slice(at).toLowerCase();
};

const unwrapped = (text: string): string =>
  text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1');

/** The addresses written in one cell, in order, apart by `;`, `,`, `/`, `|` or spaces. */
export const emailsWritten = (cell: string): string[] => cell.split(/[;,/|\s]+/).filter((piece) => piece !== '');
