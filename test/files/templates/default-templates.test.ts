import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Channel } from '../../../src/domain/channel.ts';
import { smsLength } from '../../../src/domain/message/sms-length.ts';
import type { MessageFacts } from '../../../src/domain/message/template.ts';
import type { ReadyTemplate } from '../../../src/files/templates/ready-template.ts';
import { readTemplates, render } from '../../../src/files/templates/templates.ts';

const folder = new URL('../../../src/packs/templates/', import.meta.url).pathname;
const locales = readdirSync(folder);
const templates = new Map(
  await Promise.all(locales.map(async (locale) => [locale, await readTemplates(`${folder}${locale}`)] as const)),
);

interface Wording {
  readonly help: string;
  readonly money: (amount: number) => string;
  readonly dueOn: string;
  readonly lapsesOn: string;
  readonly option: string;
}

const spanish: Wording = {
  help: 'responda a este mensaje',
  money: (amount) => `$${amount}.50`,
  dueOn: '20 de noviembre de 2026',
  lapsesOn: '5 de diciembre de 2026',
  option: '3 cuotas mensuales de $340.00 (la última de $320.00), la primera el 5 de diciembre de 2026',
};
const wordings: Readonly<Record<string, Wording>> = {
  'es-AR': { ...spanish, help: 'respondé a este mensaje' },
  'es-ES': { ...spanish, money: (amount) => `${amount},50 €` },
  'pt-BR': {
    help: 'responda a esta mensagem',
    money: (amount) => `R$ ${amount},50`,
    dueOn: '20 de novembro de 2026',
    lapsesOn: '5 de dezembro de 2026',
    option: '3 parcelas mensais de R$ 340,00, a primeira em 5 de dezembro de 2026',
  },
  'en-US': {
    help: 'reply to this message',
    money: (amount) => `$${amount}.50`,
    dueOn: 'November 20, 2026',
    lapsesOn: 'December 5, 2026',
    option: '3 payments of $340.00 every month, the first on December 5, 2026',
  },
  'en-GB': {
    help: 'reply to this message',
    money: (amount) => `£${amount}.50`,
    dueOn: '20 November 2026',
    lapsesOn: '5 December 2026',
    option: '3 payments of £340.00 every month, the first on 5 December 2026',
  },
};

const factsOf = (locale: string, channel: Channel, more: Partial<MessageFacts> = {}): MessageFacts => {
  const { help, money, dueOn, lapsesOn, option } = wordings[locale] ?? spanish;
  return {
    channel,
    customer: { first_name: 'Ana', full_name: 'Ana Torres' },
    creditor: { name: 'Banco Ejemplo', help },
    account: { reference: '…4821', balance: money(1234), due_on: dueOn },
    accounts: 1,
    total: money(1234),
    options: [1, 2].map((number) => ({
      number,
      kind: 'instalments',
      total: money(1000),
      instalments: 3,
      every: 'month',
      instalment: money(340),
      first_due_on: lapsesOn,
      lapses_on: lapsesOn,
      text: option,
    })),
    lapses_on: lapsesOn,
    ...more,
  };
};

const variants: Readonly<Record<string, (locale: string) => Partial<MessageFacts>>> = {
  'one account': () => ({}),
  'several accounts': (locale) => ({ accounts: 3, total: (wordings[locale] ?? spanish).money(5000) }),
  'a company': () => ({ customer: { full_name: 'Comercial Torres S.A.S.' } }),
  'nobody known': () => ({ customer: {} }),
  'no full name': () => ({ customer: { first_name: 'Ana' } }),
  'one option, no last day': (locale) => withOneOption(factsOf(locale, 'email')),
  'only paying in full': (locale) => withFullPayment(factsOf(locale, 'email')),
  'only paying in full, of several accounts': (locale) => ({
    ...withFullPayment(factsOf(locale, 'email')),
    accounts: 3,
    total: (wordings[locale] ?? spanish).money(5000),
  }),
  'a creditor with a full stop': (locale) => ({
    creditor: { name: 'Cobranzas Amigas S.A.S.', help: (wordings[locale] ?? spanish).help },
  }),
  'an accented name': () => ({ customer: { first_name: 'María', full_name: 'María López' } }),
};

const withOneOption = ({ options = [] }: MessageFacts): Partial<MessageFacts> => ({ options: options.slice(0, 1) });

const withFullPayment = ({ options = [], lapses_on = '' }: MessageFacts): Partial<MessageFacts> => ({
  options: options.slice(0, 1).map((option) => ({ ...option, kind: 'pay-in-full', instalments: 1 })),
  lapses_on,
});

/** The words of the lexicons that no default text may use. */
const forbidden: Readonly<Record<string, RegExp>> = {
  es: /\b(moros|deud|deuda|adeud|incumpl|vencid|impag|urgente|inmediat|hoy mismo|última oportunidad|último aviso|embarg|demanda|cárcel|juicio|judicial|lista negra|bur[oó]|infocorp|dicom|datacr[eé]dito|nos debe|debe pagar|haga caso omiso|cálmese|es la política)/i,
  pt: /\b(inadimpl|deved|calote|dívida|último aviso|negativad|spc|serasa|protesto|penhora|processo|regularize)/i,
  en: /\b(debt|delinquen|default|deadbeat|owe|owed|past due|final notice|immediately|last chance|lawsuit|garnish|arrest|credit ruined|failure to pay|urgent)/i,
};
const arrears = /saldo|pendiente|pago|atras|balance|outstanding|payment|late|valor|aberto|pagamento/i;
const stop: Readonly<Record<string, string>> = { es: 'BAJA', pt: 'SAIR', en: 'STOP' };

const messages = [...templates].flatMap(([locale, named]) =>
  [...named.values()].flatMap((template) =>
    template.channels.flatMap((channel) =>
      Object.entries(variants).map(([variant, more]) => ({ locale, template, channel, variant, more: more(locale) })),
    ),
  ),
);

test.each(messages)('$locale $template.name on $channel for $variant', ({ locale, template, channel, more }) => {
  const facts = factsOf(locale, channel, more);
  const { subject, body } = whole(template, facts);
  const language = locale.slice(0, 2);
  expect(body).not.toMatch(/(?<!\.)\.\.(?!\.)|undefined|null|\{\{|\{%| {2}|,\s*[,.:]|^\s*:|\bpor [ye]\b|for and/);
  expect(`${subject} ${body}`).not.toMatch(forbidden[language] ?? /$^/);
  expect(body).toContain(facts.creditor.name);
  expect(body).toContain(facts.creditor.help);
  expect(body.split('!').length - 1).toBeLessThanOrEqual(1);
  expect(longestSentence(body)).toBeLessThanOrEqual(20);
  if (channel !== 'call' && channel !== 'letter') expect(body).toContain(stop[language]);
  if (channel === 'email') expect(subject).not.toMatch(arrears);
  if (channel === 'whatsapp') expect(body.length).toBeLessThanOrEqual(1024);
  if (channel === 'sms') expect(smsLength(body).parts).toBeLessThanOrEqual(3);
});

test('options beside several accounts are told for one of them, by its reference and its own balance', () => {
  const withOptions = messages.filter(({ template }) => template.facts.includes('options'));
  expect(new Set(withOptions.map(({ locale, channel }) => `${locale} ${channel}`)).size).toBe(10 * 5);
  for (const { locale, template, channel } of withOptions) {
    for (const accounts of [2, 3]) {
      const facts = factsOf(locale, channel, { accounts, total: (wordings[locale] ?? spanish).money(5000) });
      const { body } = whole(template, facts);
      const reference = channel === 'sms' ? '...4821' : '…4821';
      const offering = body
        .split('\n')
        .find((line) => line.includes(reference) && line.includes(facts.account.balance));
      expect(offering, `${locale} ${channel}\n${body}`).toMatch(/para|for/i);
      expect(offering).not.toContain(facts.total);
    }
  }
});

test('one way to pay is told in the singular', () => {
  for (const { locale, template, channel } of messages.filter(({ template }) => template.facts.includes('options'))) {
    const { body } = whole(template, factsOf(locale, channel, withOneOption(factsOf(locale, channel))));
    expect(body).not.toMatch(
      /\b1 (forma|opci|opç|option|payment|propuesta|proposta)|estas opciones|estas opções|these options/i,
    );
  }
});

test('paying everything at once, without a saving, is not put as an offer: a plan is', () => {
  for (const { locale, template, channel } of messages.filter(({ template }) => template.facts.includes('options'))) {
    const facts = factsOf(locale, channel);
    const lone = withFullPayment(facts);
    const { body } = whole(template, { ...facts, ...lone });
    expect(body).not.toContain(wordings[locale]?.option ?? spanish.option);
    expect(body).toMatch(/\bplan\b|\bplano\b/);
    const [option] = lone.options ?? [];
    const saving = { ...lone, options: option ? [{ ...option, saving: '$1.00' }] : [] };
    expect(whole(template, { ...facts, ...saving }).body).not.toBe(body);
  }
});

test('in Colombia letters and mails open formally, and chats do not', () => {
  const template = templates.get('es-CO')?.get('recordatorio-amable') ?? expect.fail('no template');
  const opening = (channel: Channel, more: Partial<MessageFacts> = {}): string =>
    whole(template, factsOf('es-CO', channel, more)).body.split('\n')[0] ?? '';
  expect(opening('whatsapp')).toBe('Hola, Ana:');
  expect(opening('whatsapp', { customer: {} })).toBe('Hola:');
  expect(opening('sms')).toMatch(/^Hola, Ana: somos/);
  expect(opening('email')).toBe('Cordial saludo, Ana:');
  expect(opening('letter', { customer: { full_name: 'Ana Torres' } })).toBe('Cordial saludo, Ana Torres:');
});

test('what is not due yet is not called open in Brazil', () => {
  const template = templates.get('pt-BR')?.get('lembrete-antecipado') ?? expect.fail('no template');
  for (const channel of template.channels) {
    for (const accounts of [1, 3]) {
      expect(whole(template, factsOf('pt-BR', channel, { accounts })).body).not.toContain('em aberto');
    }
  }
});

test('a letter and a call do not ask for an answer to a message', () => {
  for (const { locale, template, channel } of messages) {
    if (channel !== 'letter' && channel !== 'call') continue;
    const { body } = whole(template, { ...factsOf(locale, channel), creditor: { name: 'Banco Ejemplo', help: '@' } });
    expect(body).not.toMatch(/respond|reply|BAJA|SAIR|STOP/i);
  }
});

test('every locale has the same six templates in meaning', () => {
  expect(locales.sort()).toEqual([
    'en-GB',
    'en-US',
    'es-AR',
    'es-CL',
    'es-CO',
    'es-ES',
    'es-MX',
    'es-PE',
    'es-SV',
    'pt-BR',
  ]);
  for (const named of templates.values()) expect(named.size).toBe(6);
});

test('where the facts allow it a short message stays in the SMS alphabet', () => {
  for (const { locale, template, channel } of messages.filter(({ channel: one }) => one === 'sms')) {
    const { body } = whole(template, factsOf(locale, channel));
    expect({ body, ...smsLength(body) }).toMatchObject({ encoding: 'GSM-7' });
  }
});

test('in English a short message is one SMS', () => {
  for (const { locale, template, channel } of messages.filter(({ channel: one }) => one === 'sms')) {
    const { body } = whole(template, factsOf(locale, channel));
    if (locale.startsWith('en')) expect({ body, ...smsLength(body) }).toMatchObject({ parts: 1 });
  }
});

test('in Colombia nobody is asked for the reason', () => {
  const texts = messages.filter(({ locale }) => locale === 'es-CO').map(({ template }) => template.body);
  expect(texts.join('\n')).not.toMatch(/por qu[eé]|motivo|raz[oó]n|causa|qué pasó/i);
});

test('one form of address in each country', () => {
  const texts = (locale: string): string =>
    [...(templates.get(locale)?.values() ?? [])]
      .map((template) => whole(template, factsOf(locale, template.channels[0] ?? 'call')).body)
      .join('\n');
  for (const locale of ['es-MX', 'es-CO', 'es-CL', 'es-PE', 'es-ES', 'es-SV']) {
    expect(texts(locale)).not.toMatch(/\b(tu|tus|te|vos|tú|contigo|puedes|tienes)\b/i);
  }
  expect(texts('es-AR')).not.toMatch(/\b(usted|ustedes|su|sus|puede pagar|tú|puedes|tienes)\b/i);
});

test('options without any option, and an offer without its options, are not sent', () => {
  const template = templates.get('es-MX')?.get('opciones-de-pago') ?? expect.fail('no template');
  const { options: _, ...without } = factsOf('es-MX', 'email');
  const failed = { failed: { place: expect.stringMatching(/^opciones-de-pago\.liquid:\d+$/), fact: 'options' } };
  expect(render(template, without)).toEqual(failed);
  expect(render(template, { ...without, options: [] })).toEqual(failed);
});

const whole = (template: ReadyTemplate, facts: MessageFacts): { subject?: string; body: string } => {
  const rendering = render(template, facts);
  if ('failed' in rendering) expect.fail(JSON.stringify(rendering.failed));
  return rendering;
};

const longestSentence = (text: string): number =>
  Math.max(...text.split(/(?<=[.!?])\s|\n/).map((sentence) => sentence.split(/\s+/).filter(Boolean).length));
