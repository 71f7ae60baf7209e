import fc from 'fast-check';
import iconv from 'iconv-lite';
import { type DateOrder, type Day, fromEpochDay, toEpochDay } from '../../src/domain/day.ts';
import type { DecimalMark } from '../../src/domain/written/written-amount.ts';

/** One account in values; how they are written is up to the dialect. */
export interface Account {
  readonly id: string;
  readonly customer: string;
  readonly name: string;
  readonly cents: number;
  readonly due: Day;
}

/** How days are written, and the option that says so where the days alone do not. */
interface DayWriting {
  readonly write: (day: Day) => string;
  readonly order?: DateOrder;
}

/** How a table of accounts is written as a file. */
export interface WrittenDialect {
  readonly delimiter: string;
  readonly decimal: DecimalMark;
  readonly thousands: string;
  readonly negative: 'before' | 'after' | 'brackets';
  readonly sign: string;
  /** Whether whole amounts are written without decimals. */
  readonly bare: boolean;
  readonly day: keyof typeof dayWritings;
  readonly encoding: 'utf8' | 'win1252' | 'utf16le' | 'utf16be';
  readonly marked: boolean;
  readonly lineBreak: string;
  readonly quoting: 'needed' | 'all';
  readonly trailing: boolean;
  readonly preamble: readonly string[];
  readonly total: boolean;
  readonly endsWithBreak: boolean;
}

const months = {
  es: 'ene feb mar abr may jun jul ago sept oct nov dic'.split(' '),
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};

const partsOf = (day: Day) => {
  const [year = '', month = '', date = ''] = day.split('-');
  return {
    year,
    yy: year.slice(2),
    month,
    date,
    name: (of: keyof typeof months) => months[of][Number(month) - 1] ?? '',
  };
};

const written = (write: (parts: ReturnType<typeof partsOf>) => string, order?: DateOrder): DayWriting => ({
  write: (day) => write(partsOf(day)),
  ...(order ? { order } : {}),
});

export const dayWritings = {
  iso: written(({ year, month, date }) => `${year}-${month}-${date}`),
  'iso-time': written(({ year, month, date }) => `${year}-${month}-${date}T23:30:00.000Z`),
  run: written(({ year, month, date }) => year + month + date),
  dmy: written(({ year, month, date }) => `${date}/${month}/${year}`, 'dmy'),
  'dmy-short': written(({ yy, month, date }) => `${Number(date)}-${Number(month)}-${yy}`, 'dmy'),
  'dmy-dots-time': written(({ year, month, date }) => `${date}.${month}.${year} 11:59 p. m.`, 'dmy'),
  'dmy-run': written(({ year, month, date }) => date + month + year, 'dmy'),
  mdy: written(({ year, month, date }) => `${month}/${date}/${year}`, 'mdy'),
  'mdy-short': written(({ yy, month, date }) => `${Number(month)}/${Number(date)}/${yy}`, 'mdy'),
  'six-ymd': written(({ yy, month, date }) => yy + month + date, 'ymd'),
  'six-dmy': written(({ yy, month, date }) => date + month + yy, 'dmy'),
  'six-mdy': written(({ yy, month, date }) => month + date + yy, 'mdy'),
  'named-es': written(({ yy, date, name }) => `${date}-${name('es').toUpperCase()}-${yy}`),
  'named-pt': written(({ year, date, name }) => `${Number(date)} de ${name('pt')} de ${year}`),
  'named-en': written(({ year, date, name }) => `${name('en')} ${Number(date)}, ${year}`),
  serial: { write: (day) => String(toEpochDay(day) + 25_569) },
  'serial-time': { write: (day) => `${toEpochDay(day) + 25_569}.75` },
} as const satisfies Readonly<Record<string, DayWriting>>;

/** The order that the option must name where the dialect's days alone do not tell it. */
export const orderIn = ({ day }: WrittenDialect): DateOrder | undefined => {
  const writing: DayWriting = dayWritings[day];
  return writing.order;
};

export const accountHeadings = ['cuenta', 'no. cliente', 'nombre completo', 'saldo', 'fecha de vencimiento'] as const;

/** The bytes of a file that holds the accounts as the dialect writes them. */
export const writtenTable = (accounts: readonly Account[], dialect: WrittenDialect): Buffer => {
  const rows = accounts.map((account) => cellsOf(account, dialect));
  const total = accounts.reduce((sum, { cents }) => sum + cents, 0);
  const below = dialect.total ? [['TOTAL', '', '', amountIn(total, dialect), '']] : [];
  const lines = [accountHeadings, ...rows, ...below].map((cells) => lineOf(cells, dialect));
  const text = [...dialect.preamble, ...lines].join(dialect.lineBreak);
  return iconv.encode(dialect.endsWithBreak ? text + dialect.lineBreak : text, dialect.encoding, {
    addBOM: dialect.marked,
  });
};

const cellsOf = ({ id, customer, name, cents, due }: Account, dialect: WrittenDialect): readonly string[] => [
  id,
  customer,
  name,
  amountIn(cents, dialect),
  dayWritings[dialect.day].write(due),
];

const amountIn = (cents: number, { decimal, thousands, negative, sign, bare }: WrittenDialect): string => {
  const whole = String(Math.trunc(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, thousands);
  const decimals = bare && cents % 100 === 0 ? '' : `${decimal}${String(Math.abs(cents) % 100).padStart(2, '0')}`;
  const amount = `${sign}${whole}${decimals}`;
  if (cents >= 0) return amount;
  return negative === 'brackets' ? `(${amount})` : negative === 'after' ? `${amount}-` : `-${amount}`;
};

const lineOf = (cells: readonly string[], { delimiter, quoting, trailing }: WrittenDialect): string => {
  const isQuoted = (cell: string): boolean =>
    quoting === 'all' || cell.includes(delimiter) || /["\r\n]/.test(cell) || cell !== cell.trim();
  const line = cells.map((cell) => (isQuoted(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
  return trailing ? line + delimiter : line;
};

const idText = fc.oneof(
  fc.stringMatching(/^0{0,4}[1-9]\d{0,5}$/),
  fc.stringMatching(/^[1-9]\d{18}$/),
  fc.stringMatching(/^[A-Z]{2}-\d{1,6}$/),
);
const letters = fc.constantFrom(...'abz MÑñáéüÇõ0159"\';,|\t\n/&.-()'.split(''));
const nameText = fc.array(letters, { maxLength: 20 }).map((found) => `Ana ${found.join('')} R`);
const anyDay = fc.integer({ min: toEpochDay(fromEpochDay(7305)), max: 32_000 }).map((epoch) => fromEpochDay(epoch));

const anyCents = fc.oneof(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 0, max: 10 ** 13 }));
const wholes = fc.integer({ min: 0, max: 900_000 }).map((units) => units * 100);

const accountsOwing = (cents: fc.Arbitrary<number>, least: number): fc.Arbitrary<Account[]> =>
  fc.uniqueArray(fc.record({ id: idText, customer: idText, name: nameText, cents, due: anyDay }), {
    selector: ({ id }) => id,
    minLength: least,
    maxLength: 12,
  });

/** Any accounts, each with an id of its own, that a portfolio may hold; of some, every amount is whole. */
export const anyAccounts = (least = 1): fc.Arbitrary<Account[]> =>
  fc.oneof(accountsOwing(anyCents, least), accountsOwing(wholes, least));

const marks = fc.constantFrom<readonly [DecimalMark, string]>(
  ...['', ',', ' ', '\u00a0', "'"].map((thousands) => ['.', thousands] as const),
  ...['', '.', ' ', '\u00a0', "'"].map((thousands) => [',', thousands] as const),
);
const encodings = fc.constantFrom(
  ...([
    ['utf8', false],
    ['utf8', true],
    ['win1252', false],
    ['utf16le', true],
    ['utf16be', true],
  ] as const),
);
const preambles = fc.constantFrom<readonly string[]>(
  [],
  ['Reporte de cartera', ''],
  ['Cartera "Sur", al 20/11/2026', 'Uso interno', ''],
);

/** Any way in which a file of accounts may be written. */
export const anyDialect: fc.Arbitrary<WrittenDialect> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    marks,
    negative: fc.constantFrom('before' as const, 'after' as const, 'brackets' as const),
    bare: fc.boolean(),
    sign: fc.constantFrom('', '$', '$ ', 'MXN '),
    day: fc.constantFrom(...(Object.keys(dayWritings) as WrittenDialect['day'][])),
    encoded: encodings,
    lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
    quoting: fc.constantFrom('needed' as const, 'all' as const),
    trailing: fc.boolean(),
    preamble: preambles,
    total: fc.boolean(),
    endsWithBreak: fc.boolean(),
  })
  .map(({ marks: [decimal, thousands], encoded: [encoding, marked], ...dialect }) => ({
    ...dialect,
    decimal,
    thousands,
    encoding,
    marked,
  }));
