import { remembered } from '../remembered.ts';

const names: Readonly<Record<string, string>> = {
  espanol: 'es',
  castellano: 'es',
  spanish: 'es',
  espanhol: 'es',
  spa: 'es',
  esp: 'es',
  portugues: 'pt',
  portuguese: 'pt',
  por: 'pt',
  ingles: 'en',
  english: 'en',
  eng: 'en',
  ing: 'en',
};

/** Reads a language as its code, with the country where one is written: `Español` is es, `PT_br` is pt-BR. */
export const parseLanguage = remembered((text: string): string | undefined => {
  const word = text
    .trim()
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '');
  const named = names[word.toLowerCase()];
  if (named) return named;
  const parts = /^([a-z]{2})(?:[-_]([a-z]{2}))?$/i.exec(word);
  const language = parts?.[1]?.toLowerCase();
  if (!language || !isLanguage(language)) return undefined;
  return parts?.[2] ? `${language}-${parts[2].toUpperCase()}` : language;
});

const isLanguage = (code: string): boolean => languageNames.of(code) !== undefined;

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
