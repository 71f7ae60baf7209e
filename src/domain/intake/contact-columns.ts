import { parseChannel } from '../channel.ts';
import { parseCountry } from '../written/country-code.ts';
import { emailsWritten, parseEmail } from '../written/email.ts';
import { parseLanguage } from '../written/language-code.ts';
import { parseYesNo } from '../written/yes-no.ts';
import { columnOf, type RowColumn, type RowSource, understood } from './row-column.ts';

/** How the customer can be reached, in what language, and by what consent. */
export const contactColumns = (source: RowSource): RowColumn[] => [
  ...columnOf(source, 'country', 'country', (index, row) => {
    row.country = understood(source, 'country', index, row.line, parseCountry);
    return row.country;
  }),
  ...columnOf(source, 'language', 'language', (index, { line }) =>
    understood(source, 'language', index, line, parseLanguage),
  ),
  ...columnOf(source, 'preferred_channel', 'preferred_channel', (index, { line }) =>
    understood(source, 'preferred_channel', index, line, parseChannel),
  ),
  phonesColumn(source),
  emailsColumn(source),
  ...consents.flatMap((consent) =>
    columnOf(source, consent, consent, (index, { line }) => understood(source, consent, index, line, parseConsent)),
  ),
  ...columnOf(source, 'consent_on', 'consent_on', (index) => source.reader.day(index)),
];

const consents = ['consent_sms', 'consent_whatsapp', 'consent_email', 'consent_call', 'consent_letter'] as const;

const parseConsent = (written: string): 'granted' | 'refused' | undefined => {
  const given = parseYesNo(written);
  return given === undefined ? undefined : given ? 'granted' : 'refused';
};

const phonesColumn = ({ of, terms }: RowSource): RowColumn => {
  const indexes = of('phone');
  return {
    column: 'phones',
    value: ({ cells, country, line }) => {
      const phones: string[] = [];
      for (const index of indexes) {
        const cell = cells[index]?.trim();
        if (!cell) continue;
        const read = terms.phonesOf(cell, country ?? terms.country);
        if (read.invalid > 0) terms.warn('phone', line);
        for (const phone of read.phones) if (!phones.includes(phone)) phones.push(phone);
      }
      return listed(phones);
    },
  };
};

const emailsColumn = ({ of, terms }: RowSource): RowColumn => {
  const indexes = of('email');
  return {
    column: 'emails',
    value: ({ cells, line }) => {
      const emails: string[] = [];
      for (const index of indexes) {
        for (const written of emailsWritten(cells[index] ?? '')) {
          const email = parseEmail(written);
          if (email === undefined) terms.warn('email', line);
          else if (!emails.includes(email)) emails.push(email);
        }
      }
      return listed(emails);
    },
  };
};

/** A JSON list; neither telephones nor e-mail addresses hold anything that JSON would escape. */
const listed = (texts: readonly string[]): string => (texts.length === 0 ? '[]' : `["${texts.join('","')}"]`);
