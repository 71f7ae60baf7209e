import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { UserError } from '../../../src/domain/errors.ts';
import type { MessageFacts, OptionFacts } from '../../../src/domain/message/template.ts';
import type { ReadyTemplate } from '../../../src/files/templates/ready-template.ts';
import { readTemplates, render } from '../../../src/files/templates/templates.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const folderWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'templates-'));
  folders.push(folder);
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
};

const head = '---\nchannels: [sms, whatsapp]\ntone: warm\ncategory: utility\n---\n';
const headWithSubject =
  "---\nchannels: [email]\ntone: warm\ncategory: utility\nsubject: 'Cuenta de {{ customer.first_name }}'\n---\n";

const ready = async (body: string, parts: Readonly<Record<string, string>> = {}): Promise<ReadyTemplate> => {
  const text = body.startsWith('---') ? body : head + body;
  return (await readTemplates(await folderWith({ 'aviso.liquid': text, ...parts }))).get('aviso') ?? expect.fail();
};

const facts = (more: Partial<MessageFacts> = {}): MessageFacts => ({
  channel: 'whatsapp',
  customer: { first_name: 'Ana' },
  creditor: { name: 'Banco Ejemplo', help: 'responda a este mensaje' },
  account: { reference: '…4821', balance: '$1,234.50', due_on: '20 de noviembre de 2026' },
  accounts: 1,
  total: '$1,234.50',
  ...more,
});

const problemsOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await folderWith(files);
  const error: UserError = await readTemplates(folder).then(
    () => expect.fail('the templates were taken'),
    (thrown) => thrown,
  );
  return error.message.replaceAll(`${folder}/`, '');
};

test('a fact that is absent, empty or only spaces fails with its name and place', async () => {
  const template = await ready('Hola\n{{ customer.first_name }}');
  const failed = { failed: { place: 'aviso.liquid:7', fact: 'customer.first_name' } };
  for (const customer of [{}, { first_name: '' }, { first_name: ' \u00a0 ' }, { first_name: '\n' }]) {
    expect(render(template, facts({ customer }))).toEqual(failed);
  }
});

test('the place of a fact that a part asks for is the part', async () => {
  const template = await ready("Hola {% include '_pie' %}", { '_pie.liquid': 'Adiós\n{{ lapses_on }}\n' });
  expect(render(template, facts())).toEqual({ failed: { place: '_pie.liquid:2', fact: 'lapses_on' } });
});

test('a value that a filter empties is no blank either', async () => {
  const template = await ready("{{ customer.first_name | remove: 'Ana' }}.");
  expect(render(template, facts())).toMatchObject({ failed: { place: 'aviso.liquid:6' } });
});

test('an optional fact is asked for with if, also when it is blank', async () => {
  const template = await ready('{% if customer.first_name %}Hola, {{ customer.first_name }}{% else %}Hola{% endif %}');
  expect(render(template, facts())).toEqual({ body: 'Hola, Ana' });
  expect(render(template, facts({ customer: { first_name: ' ' } }))).toEqual({ body: 'Hola' });
});

test.each(['{{ creditor.name }}', '{% for i in (1..9) %}x{% endfor %}', '<b>Ana</b> & "O\'Brien"'])(
  'a name such as %s stays text',
  async (name) => {
    const template = await ready('Hola, {{ customer.first_name }}:');
    expect(render(template, facts({ customer: { first_name: name } }))).toEqual({ body: `Hola, ${name}:` });
  },
);

test('a name cannot add lines or turn the direction of the text', async () => {
  const template = await ready('Hola, {{ customer.first_name }}:');
  const customer = { first_name: 'Ana\r\nPague\u202e hoy\u0007' };
  expect(render(template, facts({ customer }))).toEqual({ body: 'Hola, Ana Pague hoy :' });
});

test('spaces at line ends go, blank lines come one at a time, and letters are composed', async () => {
  const template = await ready('Hola   \n\n\n\n{{ customer.first_name }}\t\n\n');
  expect(render(template, facts({ customer: { first_name: 'Jose\u0301' } }))).toEqual({ body: 'Hola\n\nJosé' });
});

test('SMS has plain spaces, dots and quotes in place of signs outside its alphabet; letters keep their accents', async () => {
  const template = await ready('“Sí” – {{ account.reference }} S/\u00a010');
  expect(render(template, facts({ channel: 'sms' }))).toEqual({ body: '"Sí" - ...4821 S/ 10' });
  expect(render(template, facts())).toEqual({ body: '“Sí” – …4821 S/\u00a010' });
});

test.each([
  ['Cobranzas Amigas S.A.S.', 'Cobranzas Amigas S.A.S. Su cuenta'],
  ['Pérez Ltda.', 'Pérez Ltda. Su cuenta'],
  ['Smith, Inc.', 'Smith, Inc. Su cuenta'],
  ['Banco Ejemplo', 'Banco Ejemplo. Su cuenta'],
  ['Sí y…', 'Sí y…. Su cuenta'],
  ['Sí y...', 'Sí y.... Su cuenta'],
])('after the name %s no second full stop is written', async (name, text) => {
  const creditor = { name, help: 'x' };
  const subject = headWithSubject.replace(/subject:.*/, "subject: '{{ creditor.name }}. Su cuenta'");
  for (const head of [subject, subject.replace("Su cuenta'", "{% comment %}slow{% endcomment %}Su cuenta'")]) {
    const template = await ready(`${head}{{ creditor.name }}. Su cuenta`);
    expect(render(template, facts({ channel: 'email', creditor }))).toEqual({ subject: text, body: text });
  }
});

test('two full stops within a path or before a third stay', async () => {
  const template = await ready('a/../b, {{ account.reference }} ...4821, 1..2.. {{ creditor.name }}..');
  expect(render(template, facts())).toEqual({ body: 'a/../b, …4821 ...4821, 1..2. Banco Ejemplo.' });
});

test('a subject is one line, and only where there is one to show', async () => {
  const template = await ready(`${headWithSubject}Hola`);
  expect(render(template, facts({ channel: 'email' }))).toEqual({ subject: 'Cuenta de Ana', body: 'Hola' });
  expect(render(template, facts({ channel: 'email', customer: {} }))).toEqual({
    failed: { place: 'aviso.liquid:5', fact: 'customer.first_name' },
  });
});

test('a template without a text for the channel sends nothing', async () => {
  const template = await ready("{% if channel == 'sms' %}Hola{% endif %}");
  expect(render(template, facts())).toEqual({ failed: { place: 'aviso.liquid', fact: 'a text for whatsapp' } });
});

test('rendering many at once gives each what Liquid alone would give', async () => {
  const body =
    "{% if channel == 'sms' %}S{% elsif accounts > 1 %}{{ accounts }}{% endif %} {% for option in options %}" +
    '{{ option.number }}/{{ option.instalments }} {{ option.text }}{% if option.saving %} {{ option.saving }}{% endif %}; ' +
    '{% endfor %}{% if customer.first_name %}{{ customer.first_name }}{% endif %}{% if options %}{{ options.size }}{% endif %}' +
    '{% if full_payment_by %}{{ full_payment_by }}{% endif %}{{ creditor.name }}. {{ creditor.name }}';
  const quick = await ready(body);
  const plain = await ready(`${body}{% comment %}never taken for plain{% endcomment %}`);
  const text = fc.oneof(fc.constantFrom('', ' ', 'Ana', '{{ total }}', '\uE0000\uE001'), fc.string());
  const kind = fc.constantFrom('instalments', 'pay-in-full');
  const option = fc.record({ number: fc.nat(3), instalments: fc.nat(3), kind, text, saving: text });
  const customer = fc.record({ first_name: text });
  const creditor = fc.record({ name: fc.constantFrom('Banco', 'Amigas S.A.S.', 'Y más…'), help: text });
  const some = fc.array(option.map(wholeOption), { maxLength: 2 });
  const drawn = fc.record({ channel: fc.constantFrom('sms', 'email'), accounts: fc.nat(3), customer, creditor });
  fc.assert(
    fc.property(drawn, some, (one, options) => {
      const drawnFacts = facts({ ...one, options });
      expect(render(quick, drawnFacts)).toEqual(render(plain, drawnFacts));
    }),
  );
});

const wholeOption = (
  option: Pick<OptionFacts, 'number' | 'instalments' | 'kind' | 'text' | 'saving'>,
): OptionFacts => ({
  total: '$3.00',
  every: 'month',
  instalment: '$1.00',
  first_due_on: '5 de diciembre de 2026',
  lapses_on: '1 de diciembre de 2026',
  ...option,
});

test('a template tells its facts, and another text is another version', async () => {
  const template = await ready("{{ extra.shop }} {% include '_pie' %}", { '_pie.liquid': '{{ total }}' });
  const changed = await ready("{{ extra.shop }} {% include '_pie' %}", { '_pie.liquid': '{{ total }}.' });
  expect(template.facts).toEqual(['extra.shop', 'total']);
  expect(changed.version).not.toBe(template.version);
});

test.each([
  ['Hola', 'aviso.liquid:1:1: the front matter is missing'],
  [head.replace('warm', 'cold'), 'aviso.liquid:3:1: tone: '],
  [head.replace('tone', 'tune'), 'aviso.liquid:3:1: tune: unknown key "tune", did you mean "tone"?'],
  [head.replace('[sms, whatsapp]', '[email]'), 'aviso.liquid:2:1: channels: an e-mail needs a subject'],
  [
    `${head}Hola\n{{ customer.frist_name }}`,
    'aviso.liquid:7:4: unknown fact "customer.frist_name", did you mean "customer.first_name"?',
  ],
  [`${head}{{ total | shout }}`, 'aviso.liquid:6:1: undefined filter: shout'],
  [`${head}{{ "now" | date: "%Y" }}`, 'aviso.liquid:6:1: undefined filter: date'],
  [`${head}Hola\n{% if total %}`, 'aviso.liquid:7:1: tag {% if total %} not closed'],
  [`${head}{% include '/etc/passwd' %}`, 'aviso.liquid:6:13: there is no part "/etc/passwd"'],
  [headWithSubject.replace('customer', 'custmer'), 'aviso.liquid:5:24: unknown fact "custmer.first_name"'],
])('%j is refused', async (text, problem) => {
  expect(await problemsOf({ 'aviso.liquid': text })).toContain(problem);
});

test('every problem of every file is told at once', async () => {
  const message = await problemsOf({ 'uno.liquid': `${head}{{ totl }} {{ acounts }}`, 'dos.liquid': 'Hola' });
  expect(message).toMatch(/3 problems/);
  expect(message.match(/(uno|dos)\.liquid:\d+:\d+: /g)).toHaveLength(3);
});

test('what is wrong in a part is told in the part', async () => {
  const message = await problemsOf({
    'aviso.liquid': `${head}{% include '_pie' %}`,
    '_pie.liquid': 'Hola\n{{ totl }}',
  });
  expect(message).toContain('_pie.liquid:2:4: unknown fact "totl", did you mean "total"?');
  const broken = await problemsOf({ 'aviso.liquid': `${head}{% include '_pie' %}`, '_pie.liquid': 'Hola\n{% if' });
  expect(broken).toContain('_pie.liquid:2:1: tag');
});

test('a folder that is not there is named', async () => {
  await expect(readTemplates('/nowhere/templates/es-XX')).rejects.toMatchObject({ code: 'no-templates', exit: 3 });
});

test.each([
  ['a loop without end', 'Hola\n{% for i in (1..900000) %}{% endfor %}', 7],
  ['loops within loops', '{% for i in (1..999) %}{% for j in (1..999) %}x{% endfor %}{% endfor %}', 6],
  ['a range that fills the memory', 'Hola\n{% for i in (1..90000000) %}x{% endfor %}', 7],
])('%s is a mistake of the template, not of a customer', async (_, body, line) => {
  const template = await ready(body);
  expect(() => render(template, facts())).toThrow(
    expect.objectContaining({
      code: 'bad-template',
      exit: 3,
      message: expect.stringMatching(new RegExp(`^aviso\\.liquid:${line}: `)),
    }),
  );
});

test('a part that includes itself is a mistake of the template', async () => {
  const folder = await folderWith({
    'aviso.liquid': `${head}{% include '_pie' %}`,
    '_pie.liquid': "x{% include '_pie' %}",
  });
  const outcome = await readTemplates(folder)
    .then((templates) => render(templates.get('aviso') ?? expect.fail(), facts()))
    .catch((error: unknown) => error);
  expect(outcome).toMatchObject({ code: 'bad-template', exit: 3 });
});

test('a text longer than any message and a nesting without end are told with their file', async () => {
  expect(await problemsOf({ 'aviso.liquid': `${head}${'x'.repeat(300_000)}` })).toContain(
    'aviso.liquid:1:1: is longer',
  );
  const deep = `${head}${'{% if total %}'.repeat(9_000)}x${'{% endif %}'.repeat(9_000)}`;
  expect(await problemsOf({ 'aviso.liquid': deep })).toContain('aviso.liquid:');
});

test('a folder with the name of a template, and a text in another encoding, are told', async () => {
  const folder = await folderWith({});
  await mkdir(join(folder, 'x.liquid'));
  await expect(readTemplates(folder)).rejects.toMatchObject({ code: 'not-utf-8', exit: 3 });
  const other = await folderWith({});
  await writeFile(join(other, 'aviso.liquid'), Buffer.from(`${head}\nSeñor`, 'latin1'));
  await expect(readTemplates(other)).rejects.toThrow('line 7 has a letter in another encoding');
});
