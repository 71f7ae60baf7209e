import type { Channel } from '../channel.ts';
import { counted } from '../counted.ts';
import type { Tone } from '../message/tone.ts';
import type { PageLanguage } from '../page/page-language.ts';
import type { FindingRule } from '../plan/message-finding.ts';

/** The words of a preview, on a page and on a terminal. */
export interface PreviewWords {
  readonly title: string;
  readonly skip: string;
  readonly asOf: string;
  readonly state: string;
  readonly states: Readonly<Record<'draft' | 'approved' | 'dispatched' | 'discarded', string>>;
  readonly hash: string;
  readonly candidates: string;
  readonly messages: string;
  readonly excluded: string;
  readonly byChannel: string;
  readonly exclusions: string;
  readonly noExclusions: string;
  readonly reason: string;
  readonly customers: string;
  readonly cost: string;
  readonly total: string;
  readonly parts: string;
  readonly shown: string;
  readonly of: string;
  readonly masked: string;
  readonly unmasked: string;
  readonly filters: string;
  readonly all: string;
  readonly none: string;
  readonly any: string;
  readonly reset: string;
  readonly customer: string;
  readonly account: string;
  readonly accounts: string;
  readonly amount: string;
  readonly dueOn: string;
  readonly segment: string;
  readonly step: string;
  readonly fromDay: string;
  readonly template: string;
  readonly tone: string;
  /** What follows the word "tone". */
  readonly tones: Readonly<Record<Tone, string>>;
  readonly channel: string;
  readonly window: string;
  readonly zone: string;
  readonly why: string;
  readonly pastDue: (days: number) => string;
  readonly since: string;
  readonly refused: string;
  readonly findings: string;
  readonly inOrder: string;
  readonly severities: Readonly<Record<'error' | 'warn', string>>;
  readonly rules: Readonly<Record<FindingRule, string>>;
  readonly suggestions: Readonly<Record<FindingRule, string>>;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly noSubject: string;
  readonly guide: string;
  readonly nothing: string;
  readonly approve: string;
  readonly channels: Readonly<Record<Channel, string>>;
}

const spanish: PreviewWords = {
  title: 'Vista previa del lote',
  skip: 'Ir a los mensajes',
  asOf: 'Datos al',
  state: 'Estado',
  states: { draft: 'borrador', approved: 'aprobado', dispatched: 'enviado', discarded: 'descartado' },
  hash: 'Huella',
  candidates: 'Clientes considerados',
  messages: 'Mensajes',
  excluded: 'Sin mensaje',
  byChannel: 'Mensajes por canal',
  exclusions: 'Clientes sin mensaje, por motivo',
  noExclusions: 'Todos los clientes considerados reciben un mensaje.',
  reason: 'Motivo',
  customers: 'Clientes',
  cost: 'Costo',
  total: 'Total',
  parts: 'Partes',
  shown: 'Se muestran',
  of: 'de',
  masked: 'Los nombres, las direcciones y los números están enmascarados; los textos son los que se enviarán.',
  unmasked: 'Contiene datos personales sin enmascarar: no la comparta.',
  filters: 'Filtrar los mensajes',
  all: 'sin filtrar',
  none: 'ninguna',
  any: 'alguna',
  reset: 'Quitar filtros',
  customer: 'Cliente',
  account: 'Cuenta',
  accounts: 'Cuentas en el mensaje',
  amount: 'Importe',
  dueOn: 'Vencimiento:',
  segment: 'Segmento',
  step: 'Paso',
  fromDay: 'desde el día',
  template: 'Plantilla',
  tone: 'Tono',
  tones: { warm: 'cálido', supportive: 'de apoyo', direct: 'directo' },
  channel: 'Canal',
  window: 'Horario de envío',
  zone: 'Zona horaria',
  why: 'Por qué este paso',
  pastDue: (days) =>
    days < 0 ? `vence en ${counted(-days, 'día', 'días')}` : `${counted(days, 'día', 'días')} de atraso`,
  since: 'en el segmento desde el',
  refused: 'Canales descartados',
  findings: 'Observaciones',
  inOrder: 'Sin observaciones',
  severities: { error: 'error', warn: 'aviso' },
  rules: {
    'sms-parts': 'El SMS se cobra en varias partes',
    'sms-encoding': 'El SMS usa caracteres que reducen cada parte a 70',
    'empty-subject': 'El correo no tiene asunto',
    'empty-body': 'El mensaje está vacío',
    placeholder: 'Quedó una marca de plantilla sin llenar',
    'hidden-characters': 'Hay caracteres invisibles',
  },
  suggestions: {
    'sms-parts': 'Acorte la plantilla.',
    'sms-encoding': 'Cámbielos en la plantilla por letras del alfabeto SMS.',
    'empty-subject': 'Escriba el asunto en el encabezado de la plantilla.',
    'empty-body': 'Revise la plantilla.',
    placeholder: 'Revise el dato del cliente o la plantilla.',
    'hidden-characters': 'Límpielos en el archivo de origen.',
  },
  from: 'De',
  to: 'Para',
  subject: 'Asunto',
  noSubject: '(sin asunto)',
  guide: 'Guía de llamada',
  nothing: 'Ningún mensaje coincide.',
  approve: 'Para aprobarlo',
  channels: { sms: 'SMS', whatsapp: 'WhatsApp', email: 'Correo electrónico', letter: 'Carta', call: 'Llamada' },
};

const portuguese: PreviewWords = {
  title: 'Prévia do lote',
  skip: 'Ir para as mensagens',
  asOf: 'Dados de',
  state: 'Situação',
  states: { draft: 'rascunho', approved: 'aprovado', dispatched: 'enviado', discarded: 'descartado' },
  hash: 'Código de conferência',
  candidates: 'Clientes avaliados',
  messages: 'Mensagens',
  excluded: 'Sem mensagem',
  byChannel: 'Mensagens por canal',
  exclusions: 'Clientes sem mensagem, por motivo',
  noExclusions: 'Todos os clientes avaliados recebem uma mensagem.',
  reason: 'Motivo',
  customers: 'Clientes',
  cost: 'Custo',
  total: 'Total',
  parts: 'Partes',
  shown: 'Exibidas',
  of: 'de',
  masked: 'Nomes, endereços e números estão mascarados; os textos são os que serão enviados.',
  unmasked: 'Contém dados pessoais sem máscara: não compartilhe.',
  filters: 'Filtrar as mensagens',
  all: 'sem filtro',
  none: 'nenhuma',
  any: 'alguma',
  reset: 'Limpar filtros',
  customer: 'Cliente',
  account: 'Conta',
  accounts: 'Contas na mensagem',
  amount: 'Valor',
  dueOn: 'Vencimento:',
  segment: 'Segmento',
  step: 'Etapa',
  fromDay: 'a partir do dia',
  template: 'Modelo',
  tone: 'Tom',
  tones: { warm: 'acolhedor', supportive: 'de apoio', direct: 'direto' },
  channel: 'Canal',
  window: 'Horário de envio',
  zone: 'Fuso horário',
  why: 'Por que esta etapa',
  pastDue: (days) =>
    days < 0 ? `vence em ${counted(-days, 'dia', 'dias')}` : `${counted(days, 'dia', 'dias')} de atraso`,
  since: 'no segmento desde',
  refused: 'Canais descartados',
  findings: 'Observações',
  inOrder: 'Sem observações',
  severities: { error: 'erro', warn: 'aviso' },
  rules: {
    'sms-parts': 'O SMS é cobrado em várias partes',
    'sms-encoding': 'O SMS usa caracteres que reduzem cada parte a 70',
    'empty-subject': 'O e-mail está sem assunto',
    'empty-body': 'A mensagem está vazia',
    placeholder: 'Restou uma marca do modelo sem preencher',
    'hidden-characters': 'Há caracteres invisíveis',
  },
  suggestions: {
    'sms-parts': 'Encurte o modelo.',
    'sms-encoding': 'Troque-os no modelo por letras do alfabeto SMS.',
    'empty-subject': 'Escreva o assunto no cabeçalho do modelo.',
    'empty-body': 'Revise o modelo.',
    placeholder: 'Revise o dado do cliente ou o modelo.',
    'hidden-characters': 'Remova-os no arquivo de origem.',
  },
  from: 'De',
  to: 'Para',
  subject: 'Assunto',
  noSubject: '(sem assunto)',
  guide: 'Roteiro de ligação',
  nothing: 'Nenhuma mensagem corresponde.',
  approve: 'Para aprovar',
  channels: { sms: 'SMS', whatsapp: 'WhatsApp', email: 'E-mail', letter: 'Carta', call: 'Ligação' },
};

const english: PreviewWords = {
  title: 'Preview of batch',
  skip: 'Skip to the messages',
  asOf: 'Data as of',
  state: 'State',
  states: { draft: 'draft', approved: 'approved', dispatched: 'dispatched', discarded: 'discarded' },
  hash: 'Hash',
  candidates: 'Customers considered',
  messages: 'Messages',
  excluded: 'Without a message',
  byChannel: 'Messages by channel',
  exclusions: 'Customers without a message, by reason',
  noExclusions: 'Every customer considered gets a message.',
  reason: 'Reason',
  customers: 'Customers',
  cost: 'Cost',
  total: 'Total',
  parts: 'Parts',
  shown: 'Showing',
  of: 'of',
  masked: 'Names, addresses and numbers are masked; the words are those that will be sent.',
  unmasked: 'This holds personal data without masks: do not share it.',
  filters: 'Filter the messages',
  all: 'all',
  none: 'none',
  any: 'any',
  reset: 'Clear filters',
  customer: 'Customer',
  account: 'Account',
  accounts: 'Accounts in the message',
  amount: 'Amount',
  dueOn: 'Due on',
  segment: 'Segment',
  step: 'Step',
  fromDay: 'from day',
  template: 'Template',
  tone: 'Tone',
  tones: { warm: 'warm', supportive: 'supportive', direct: 'direct' },
  channel: 'Channel',
  window: 'Send between',
  zone: 'Time zone',
  why: 'Why this step',
  pastDue: (days) =>
    days < 0 ? `due in ${counted(-days, 'day', 'days')}` : `${counted(days, 'day', 'days')} past due`,
  since: 'in the segment since',
  refused: 'Channels refused',
  findings: 'Findings',
  inOrder: 'No findings',
  severities: { error: 'error', warn: 'warning' },
  rules: {
    'sms-parts': 'The SMS is charged as several parts',
    'sms-encoding': 'The SMS has characters that shorten each part to 70',
    'empty-subject': 'The e-mail has no subject',
    'empty-body': 'The message is empty',
    placeholder: 'A placeholder was left unfilled',
    'hidden-characters': 'It holds characters that cannot be seen',
  },
  suggestions: {
    'sms-parts': 'Shorten the template.',
    'sms-encoding': 'Replace them in the template by letters of the SMS alphabet.',
    'empty-subject': 'Write the subject in the head of the template.',
    'empty-body': 'Look at the template.',
    placeholder: "Look at the customer's data or at the template.",
    'hidden-characters': 'Remove them from the file they came in.',
  },
  from: 'From',
  to: 'To',
  subject: 'Subject',
  noSubject: '(no subject)',
  guide: 'Call guide',
  nothing: 'No message matches.',
  approve: 'To approve it',
  channels: { sms: 'SMS', whatsapp: 'WhatsApp', email: 'E-mail', letter: 'Letter', call: 'Call' },
};

/** The words of a preview in each language. */
export const previewWords: Readonly<Record<PageLanguage, PreviewWords>> = {
  es: spanish,
  pt: portuguese,
  en: english,
};
