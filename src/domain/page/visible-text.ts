const joiners = new Set(['\n', '\t', '\u200c', '\u200d']);

/** The text with each character that would hide or turn round its neighbours, or steer a terminal, shown as its code: `⟨U+202E⟩`. */
export const visibleText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => (joiners.has(character) ? character : codeOf(character)));

/** Whether the text holds a character that cannot be seen. */
export const hasHidden = (text: string): boolean => hidden.test(text);

const hidden = /[^\P{Cf}\u200c\u200d]|[^\P{Cc}\n\r\t]|[\p{Zl}\p{Zp}]/u;

const codeOf = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
