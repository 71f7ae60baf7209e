import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

/** The day that the written portfolios are of. */
export const portfolioDay = '2026-11-20';

/** Writes a clean portfolio of so many accounts in 22 columns, some 200 bytes a row; the same count gives the same bytes. */
export const writePortfolio = async (path, count) => {
  const file = createWriteStream(path);
  const chance = chanceFrom(20_261_120);
  file.write(`${columns.join(',')}\n`);
  for (let start = 0; start < count; start += rowsAtOnce) {
    const numbers = Array.from({ length: Math.min(rowsAtOnce, count - start) }, (_, index) => start + index);
    const rows = numbers.map((number) => rowOf(number, chance)).join('');
    if (!file.write(rows)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
};

const rowsAtOnce = 2000;

const columns = [
  'account_id',
  'customer_id',
  'full_name',
  'national_id',
  'email',
  'phone',
  'city',
  'region',
  'language',
  'product',
  'currency',
  'principal',
  'interest',
  'fees',
  'balance',
  'due_date',
  'opened_on',
  'last_payment_on',
  'last_payment_amount',
  'monthly_income',
  'preferred_channel',
  'consent_sms',
];

const givenNames = 'Alma Beatriz César Daniela Elías Fátima Gael Inés Joaquín Rocío Tomás Ximena'.split(' ');
const familyNames =
  'Aguilar Benítez Cárdenas Domínguez Escobar Fariña Gutiérrez Juárez Mejía Ordóñez Quiñones Zúñiga'.split(' ');
const preferredChannels = ['sms', 'email', 'whatsapp', 'call', ''];

/** Three accounts in four have a customer of their own; one in four belongs to the customer before. */
const rowOf = (number, chance) => {
  const pastDue = daysPastDue(chance);
  const { principal, interest, fees } = amountsIn(pastDue, chance);
  const customer = Math.floor((number * 3) / 4);
  const cells = [
    `A${padded(number)}`,
    `C${padded(customer)}`,
    `${one(givenNames, chance)} ${one(familyNames, chance)} ${one(familyNames, chance)}`,
    between(1_000_000_000, 10_000_000_000, chance),
    `c${customer}@example.com`,
    `+5255${between(10_000_000, 99_999_999, chance)}`,
    '"Ciudad de México"',
    'CDMX',
    'es',
    'card',
    'MXN',
    written(principal),
    written(interest),
    written(fees),
    written(principal + interest + fees),
    dayBefore(pastDue),
    dayBefore(pastDue + 400),
    dayBefore(pastDue + 31),
    written(Math.round(principal / 12)),
    between(4000, 40_000, chance),
    one(preferredChannels, chance),
    chance() < 0.75 ? 'Y' : 'N',
  ];
  return `${cells.join(',')}\n`;
};

/** Writes the portfolio again with one account in a hundred owing a unit more; everything else is the same bytes. */
export const writeChanged = async (from, to) => {
  const file = createWriteStream(to);
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(from) })) {
    const text = number > 0 && number % 100 === 0 ? owingMore(line) : line;
    if (!file.write(`${text}\n`)) await once(file, 'drain');
    number += 1;
  }
  file.end();
  await finished(file);
};

const owingMore = (line) => {
  const cells = line.split(',');
  for (const name of ['principal', 'balance']) {
    const at = columns.indexOf(name);
    cells[at] = written(Math.round(Number(cells[at]) * 100) + 100);
  }
  return cells.join(',');
};

/** From ten days before the due date on, ever fewer the later: sixty days on the average. */
const daysPastDue = (chance) => Math.floor(-Math.log(1 - chance()) * 60) - 10;

/** In cents: half the principals below 1,808 and few above 10,000; what it adds up to is exact. */
const amountsIn = (pastDue, chance) => {
  const principal = Math.round(100 * Math.exp(7.5 + normal(chance)));
  const interest = Math.round(principal * Math.max(pastDue, 0) * 0.0006);
  return { principal, interest, fees: one([0, 0, 1500, 3000], chance) };
};

const normal = (chance) => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

const one = (values, chance) => values[Math.floor(chance() * values.length)];

const between = (least, most, chance) => least + Math.floor(chance() * (most - least));

const padded = (number) => `${number}`.padStart(8, '0');

const written = (cents) => (cents / 100).toFixed(2);

const dayBefore = (days) => new Date(Date.parse(portfolioDay) - days * 86_400_000).toISOString().slice(0, 10);

/** Numbers from 0 to below 1 that are the same for the same seed (a 32-bit xorshift, Marsaglia 2003). */
const chanceFrom = (seed) => {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
};
