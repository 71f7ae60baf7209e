const address =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** The e-mail address with its domain in lower case, or undefined when nothing could be delivered to it. */
export const parseEmail = (text: string): string | undefined => {
  const trimmed = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1');
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || at > 64 || trimmed.length > 254 || !address.test(trimmed)) return undefined;
  return trimmed.slice(0, at) + trimmed.slice(at).toLowerCase();
};

/** The addresses written in one cell, in order, apart by `;`, `,`, `/`, `|` or spaces. */
export const emailsWritten = (cell: string): string[] => cell.split(/[;,/|\s]+/).filter((piece) => piece !== '');
