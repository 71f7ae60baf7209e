import { expect, test } from 'vitest';
import { portfolioWorkspace } from '../support/portfolio-workspace.ts';

/** A mobile number of the country, how the balance and the due date are written there, and how the message greets. */
const countries = [
  ['MX', '+525512345678', '$6,000.00', '10 de noviembre de 2026', 'Hola, María:'],
  ['CO', '+573001234567', '$ 6.000', '10 de noviembre de 2026', 'Cordial saludo, María:'],
  ['CL', '+56961234567', '$6.000', '10 de noviembre de 2026', 'Hola, María:'],
  ['PE', '+51912345678', 'S/ 6,000.00', '10 de noviembre de 2026', 'Buen día, María:'],
  ['AR', '+5491123456789', '$ 6.000,00', '10 de noviembre de 2026', 'Hola, María:'],
  ['BR', '+5511961234567', 'R$ 6.000,00', '10 de novembro de 2026', 'Olá, María!'],
  ['ES', '+34612345678', '6.000,00 €', '10 de noviembre de 2026', 'Hola, María:'],
  ['US', '+12015550123', '$6,000.00', 'November 10, 2026', 'Hi María,'],
  ['GB', '+447400123456', '£6,000.00', '10 November 2026', 'Hello María,'],
  ['SV', '+50370123456', '$6,000.00', '10 de noviembre de 2026', 'Buen día, María:'],
] as const;

test.each(countries)('in %s one can import and plan at once', async (country, phone, balance, dueOn, greeting) => {
  const balanceWritten = country === 'CL' ? '6000' : '6000.00';
  const { done, inDatabase } = await portfolioWorkspace(
    [{ account: 'A-1', name: 'María Gómez', phone, consent: 'yes', balance: balanceWritten }],
    {
      country,
      settings: (text) => text.replace(/minimum_balance: \d+/, 'minimum_balance: 0').replace(/lt: \d+/, 'lt: 1'),
    },
  );
  expect(await done('plan')).toMatchObject({ candidates: 1, messages: 1, byChannel: { email: 1 } });
  const [message] = await inDatabase((database) => database('messages'));
  expect(message.body).toContain(balance);
  expect(message.body).toContain(dueOn);
  expect(message.body.split('\n')[0]).toBe(greeting);
});
