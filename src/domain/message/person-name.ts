import { isCompanyName } from './company-name.ts';
import { givenNameLength, isShortMaria, plainLetters } from './given-name.ts';
import { properName } from './proper-name.ts';

export interface NameKind {
  /** What the file says; where it says nothing the name itself is looked at. */
  readonly company?: boolean | undefined;
}

/**
 * The name to greet a person by, rightly spelt: `MARÍA DEL CARMEN GÓMEZ` is "María del Carmen".
 * None for firms, and none rather than a wrong one: initials, surnames written first, placeholders.
 */
export const firstNameOf = (fullName: string, { company }: NameKind = {}): string | undefined => {
  if (company ?? isCompanyName(fullName)) return undefined;
  const [before = [], after = []] = fullName.split(',').map(nameWords);
  const surnamesFirst = after.length > 0;
  const words = surnamesFirst ? after : before;
  if (!isGreetable(words)) return undefined;
  return properName(words.slice(0, givenNameLength(words, { surnames: !surnamesFirst })).join(' '));
};

const titles = new Set(
  (
    'sr sra srta señor señora señorita senhor senhora don doña d dña dn dr dra lic licda ing arq prof profa mtro mtra cp ' +
    'mr mrs ms miss mx sir madam jr md phd esq ii iii'
  ).split(' '),
);

const nameWords = (part: string): string[] => {
  const words = part.trim().split(/\s+/u).filter(Boolean);
  const start = words.findIndex((word) => !titles.has(word.toLowerCase().replace(/\./g, '')));
  return start < 0 ? [] : words.slice(start);
};

/** Whether the first word can be said to a person: not an initial, not a surname, not a placeholder. */
const isGreetable = ([word = '', ...rest]: readonly string[]): boolean => {
  if (isShortMaria(word)) return rest.length > 0;
  const letters = plainLetters(word);
  return (
    /^\p{L}[\p{L}'’-]+$/u.test(word) && !neverGiven.has(letters) && (letters === 'inez' || !letters.endsWith('ez'))
  );
};

const neverGiven = new Set(
  (
    'garcia silva souza sousa oliveira pereira ferreira costa rojas vargas castro ramos mendoza ortega morales herrera ' +
    'medina aguilar castillo moreno munoz rivera contreras torres flores romero diaz ruiz ortiz cardenas ' +
    'de del la las los da do dos cliente sin no consumidor desconocido anonimo nombre nn na test prueba teste unknown ' +
    'customer none null'
  ).split(' '),
);
