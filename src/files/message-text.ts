/** A rendered text as it is sent: no trailing spaces, at most one blank line in a row, no control or direction characters. */
export const messageText = (rendered: string, channel: string): string => {
  const text = (channel === 'sms' ? plainTyping(rendered) : rendered).normalize('NFC');
  return text
    .replace(unprintable, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};

/** A rendered subject: one line. */
export const subjectText = (rendered: string): string =>
  rendered.normalize('NFC').replace(/\s+/gu, ' ').replace(unprintable, '').trim();

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
