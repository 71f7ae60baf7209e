import { distance } from 'fastest-levenshtein';

/** The known word that a misspelt one was probably meant to be, if one is near enough. */
export const nearestWord = (word: string, known: readonly string[]): string | undefined => {
  const written = word.slice(0, 100).toLowerCase();
  const ranked = known.map((other) => [distance(written, other.toLowerCase()), other] as const);
  const best = ranked.sort((a, b) => a[0] - b[0])[0];
  return best && best[0] <= Math.max(2, Math.floor(written.length / 3)) ? best[1] : undefined;
};

/** `unknown fact "balanse", did you mean "balance"?`, or the known words where none is near. */
export const unknownWord = (what: string, word: string, known: readonly string[]): string => {
  const nearest = nearestWord(word, known);
  const shown = word.length > 60 ? `${word.slice(0, 60)}…` : word;
  return `unknown ${what} "${shown}"${nearest ? `, did you mean "${nearest}"?` : `; known: ${known.join(', ')}`}`;
};
