import { expect, test } from 'vitest';
import { findingsOf, type Rendered } from '../../../src/domain/plan/message-finding.ts';

const email: Rendered = { channel: 'email', subject: 'Su cuenta', body: 'Hola.' };

test.each<[string, Rendered, string[]]>([
  ['a message in order', email, []],
  ['an SMS of one part', { channel: 'sms', subject: null, body: 'Hola, ¿qué tal?' }, []],
  ['a long SMS', { channel: 'sms', subject: null, body: 'a'.repeat(161) }, ['sms-parts 2']],
  ['an SMS with costly letters', { channel: 'sms', subject: null, body: 'Crédito, José ó 🙂' }, ['sms-encoding ó 🙂']],
  ['a long text on WhatsApp', { channel: 'whatsapp', subject: null, body: 'á🙂'.repeat(100) }, []],
  ['an e-mail without a subject', { ...email, subject: ' ' }, ['empty-subject ']],
  ['a letter without a subject', { channel: 'letter', subject: null, body: 'Hola.' }, []],
  ['an empty message', { ...email, body: ' \n' }, ['empty-body ']],
  ['a placeholder left over', { ...email, subject: 'Hola {{ customer.first_name }}' }, ['placeholder {{']],
  ['a text turned round', { ...email, body: 'Hola \u202Eana' }, ['hidden-characters ']],
])('%s', (_, message, found) => {
  expect(findingsOf(message).map(({ rule, detail }) => `${rule} ${detail}`)).toEqual(found);
});
