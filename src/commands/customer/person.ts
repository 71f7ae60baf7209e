import { maskEmail, maskName, maskReference } from '../../domain/page/masking.ts';

/** What is known of the person, column by column. */
export type PersonRow = Readonly<Record<string, string | number | null>>;

/** Who the customer is and how they can be reached. */
export interface Person {
  readonly name: string | null;
  readonly company: string | null;
  readonly nationalId: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly address: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly preferredChannel: string | null;
  readonly preferredHours: string | null;
}

type Mask = Readonly<Record<'name' | 'number' | 'email' | 'place', (text: string) => string>>;

const plain: Mask = { name: same, number: same, email: same, place: same };
const masked: Mask = { name: maskName, number: maskReference, email: maskEmail, place: () => '***' };

/** The person, masked unless everything is asked for: telephones and e-mails stay countable. */
export const personOf = (row: PersonRow, { unmask }: { readonly unmask: boolean }): Person => {
  const mask = unmask ? plain : masked;
  const text = (column: string, by: (text: string) => string = same): string | null =>
    row[column] === null || row[column] === undefined ? null : by(String(row[column]));
  const list = (column: string, by: (text: string) => string): string[] =>
    (JSON.parse(String(row[column])) as string[]).map(by);
  return {
    name: text('full_name', mask.name) ?? text('first_name', mask.name),
    company: text('company', mask.name),
    nationalId: text('national_id', mask.number),
    phones: list('phones', mask.number),
    emails: list('emails', mask.email),
    address: text('address', mask.place),
    language: text('language'),
    timeZone: text('time_zone'),
    preferredChannel: text('preferred_channel'),
    preferredHours: text('preferred_hours'),
  };
};

function same(text: string): string {
  return text;
}
