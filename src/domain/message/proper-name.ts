const particles = new Set('de del la las los da das do dos e y i von van der den di della du'.split(' '));

/** A name as its owner writes it: names all in capitals or all in small letters are put right, mixed ones stay as given. */
export const properName = (name: string): string => {
  const text = name.trim().replace(/\s+/gu, ' ');
  if (/\p{Lu}/u.test(text) && /\p{Ll}/u.test(text)) return text;
  return text
    .toLowerCase()
    .split(' ')
    .map((word, index) => (index > 0 && particles.has(word) ? word : capitalised(word)))
    .join(' ');
};

/** A capital at the start and after a hyphen or an apostrophe; `McDonald`; Roman numbers stay in capitals. */
const capitalised = (word: string): string => {
  if (/^(ii|iii|iv)$/.test(word)) return word.toUpperCase();
  return word
    .replace(/(^|[-'’(."“])(\p{L})/gu, (_, before: string, letter: string) => before + capital(letter))
    .replace(/^Mc(\p{Ll})/u, (_, letter: string) => `Mc${capital(letter)}`);
};

/** A letter whose capital is written with two, such as `ß` or `ᾀ`, stays small: "SS" would be another name. */
const capital = (letter: string): string => {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : letter;
};
