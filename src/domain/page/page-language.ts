/** The languages in which pages and reports are written. */
const pageLanguages = ['es', 'pt', 'en'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

/** A language to write words in, and the locale to write amounts and days in. */
export interface Tongue {
  readonly language: PageLanguage;
  readonly locale: string;
}

/** The language asked for, else the workspace's; amounts keep the workspace's country where the languages agree. */
export const tongueOf = (asked: PageLanguage | undefined, workspaceLocale: string): Tongue => {
  const own = pageLanguages.find((language) => workspaceLocale.startsWith(language));
  const language = asked ?? own ?? 'en';
  return { language, locale: language === own ? workspaceLocale : defaultLocales[language] };
};

const defaultLocales: Readonly<Record<PageLanguage, string>> = { es: 'es-419', pt: 'pt-BR', en: 'en-GB' };
