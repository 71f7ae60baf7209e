/**
 * A rendered text as it is sent: no trailing spaces, at most one blank line in a row, no control or direction characters, and
 * no second full stop after a name that ends in one.
 */
export const messageText = (rendered: string, channel: string): string => {
  const text = oneFullStop((channel === 'sms' ? plainTyping(rendered) : rendered).normalize('NFC'));
  return (untidy.test(text) ? tidied(text) : text).trim();
};

/** What must be looked at more closely: another sign than the usual ones, a space at the end of a line, two blank lines. */
const untidy = /[^\n -~\u00a1-\u024f\u2010-\u2027\u20a0-\u20bf]| \n|\n{3}/;

const tidied = (text: string): string =>
  text
    .replace(unprintable, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');

/** A rendered subject: one line. */
export const subjectText = (rendered: string): string =>
  oneFullStop(rendered.normalize('NFC')).replace(/\s+/gu, ' ').replace(unprintable, '').trim();

/** "… S.A.S.." is "… S.A.S."; three dots stay, and so do two within a word or a path. */
const oneFullStop = (text: string): string =>
  text.includes('..') ? text.replace(/(?<!\.)\.\.(?![.\p{L}\p{N}/\\])/gu, '.') : text;

const unprintable = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu;

/** Signs outside the SMS alphabet that have an equal inside it; letters keep their accents. */
const plainTyping = (text: string): string =>
  /[^\n -~]/.test(text)
    ? text
        .replace(/[\u00A0\u2007\u2009\u202F]/g, ' ')
        .replace(/…/g, '...')
        .replace(/[“”]/g, '"')
        .replace(/[‘’]/g, "'")
        .replace(/[–—]/g, '-')
    : text;
