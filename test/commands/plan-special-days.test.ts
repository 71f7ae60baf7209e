import { expect, test } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import { portfolioWorkspace } from '../support/portfolio-workspace.ts';

interface Lives {
  readonly country: string;
  readonly asOf: string;
  readonly region?: string;
  readonly city?: string;
  readonly phone?: string;
}

const headings =
  'account_id,customer_id,full_name,balance,due_date,email,phone,region,city,consent_sms,consent_whatsapp,consent_email';

/** When the one customer of a workspace is to be contacted: the day and the hours, with their offsets. */
const windowOf = async ({ country, asOf, region = '', city = '', phone = '' }: Lives): Promise<string> => {
  const workspace = await portfolioWorkspace([], { country, asOf });
  const due = addDays(asOf as Day, -10);
  const row = `A,C,Ana Torres,900000,${due},ana@example.com,${phone},${region},${city},yes,yes,yes`;
  await workspace.write('cartera.csv', `${headings}\n${row}\n`);
  await workspace.done('import', 'portfolio', 'cartera.csv', '--date-order', 'ymd');
  await workspace.done('segment');
  await workspace.done('plan');
  const [message] = await workspace.inDatabase((database) => database('messages').select('not_before', 'not_after'));
  return message === undefined ? 'none' : `${message.not_before} ${message.not_after}`;
};

test.each<[string, Lives, string]>([
  [
    'Tijuana before its clocks go back',
    { country: 'MX', asOf: '2026-10-30', region: 'BC', city: 'Tijuana' },
    '2026-10-30T08:00:00-07:00 2026-10-30T21:00:00-07:00',
  ],
  [
    'Tijuana after',
    { country: 'MX', asOf: '2026-11-03', region: 'BC', city: 'Tijuana' },
    '2026-11-03T08:00:00-08:00 2026-11-03T21:00:00-08:00',
  ],
  [
    'the Canary Islands',
    { country: 'ES', asOf: '2026-11-20', region: 'Las Palmas' },
    '2026-11-20T09:00:00+00:00 2026-11-20T21:00:00+00:00',
  ],
  [
    'a Sunday in Madrid on which the clocks go forward',
    { country: 'ES', asOf: '2026-03-29', region: 'Madrid' },
    '2026-03-30T09:00:00+02:00 2026-03-30T21:00:00+02:00',
  ],
  [
    'Manaus, on a holiday',
    { country: 'BR', asOf: '2026-11-20', region: 'AM', city: 'Manaus' },
    '2026-11-21T09:00:00-04:00 2026-11-21T14:00:00-04:00',
  ],
  [
    'Easter Island',
    { country: 'CL', asOf: '2026-11-20', region: 'Valparaíso', city: 'Hanga Roa' },
    '2026-11-20T10:00:00-03:00 2026-11-20T20:00:00-03:00',
  ],
  [
    'a holiday moved to a Monday',
    { country: 'CO', asOf: '2026-11-16' },
    '2026-11-17T07:00:00-05:00 2026-11-17T19:00:00-05:00',
  ],
  [
    'Good Friday',
    { country: 'GB', asOf: '2026-04-03', region: 'England' },
    '2026-04-04T09:00:00+01:00 2026-04-04T17:00:00+01:00',
  ],
  [
    '29 February',
    { country: 'MX', asOf: '2028-02-29', region: 'CDMX' },
    '2028-02-29T08:00:00-06:00 2028-02-29T21:00:00-06:00',
  ],
  [
    'a month that ends with a holiday and a Sunday',
    { country: 'CL', asOf: '2026-10-31', region: 'RM' },
    '2026-11-02T08:00:00-03:00 2026-11-02T20:00:00-03:00',
  ],
  [
    'the last day of the year',
    { country: 'AR', asOf: '2026-12-31', region: 'CABA' },
    '2026-12-31T08:00:00-03:00 2026-12-31T20:00:00-03:00',
  ],
  [
    'an address in New York, a telephone in Los Angeles',
    { country: 'US', asOf: '2026-11-20', region: 'NY', phone: '+13105550123' },
    '2026-11-20T11:00:00-05:00 2026-11-20T21:00:00-05:00',
  ],
])('%s', async (_, lives, window) => expect(await windowOf(lives)).toBe(window));
