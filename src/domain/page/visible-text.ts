const joiners = new Set(['\n', '\t', '\u200c', '\u200d']);

/** The text with each character that would hide or turn round its neighbours, or steer a terminal, shown as its code: `⟨U+202E⟩`. */
export const visibleText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => (joiners.has(character) ? character : codeOf(character)));

/** Whether the text holds a character that cannot be seen. */
export const hasHidden = (text: string): boolean => !plain.test(text) && hidden.test(text);

/** Letters, figures and signs of which none is hidden: most texts have no others, and that is soon seen. */
const plain = /^[\t\n\r -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u20a0-\u20bf]*$/;

const hidden = /[^\P{Cf}\u200c\u200d]|[^\P{Cc}\n\r\t]|[\p{Zl}\p{Zp}]/u;

const codeOf = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
