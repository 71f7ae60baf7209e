import type { PageLanguage } from '../page/page-language.ts';

/** A measure's name and its formula, as people say it. */
export type MeasureWords = readonly [name: string, formula: string];

/** The words of the weekly report. */
export interface ReportWords {
  readonly title: string;
  readonly skip: string;
  readonly period: string;
  readonly until: string;
  readonly asOf: string;
  readonly ties: string;
  readonly differs: string;
  readonly openBalance: string;
  readonly paid: string;
  readonly sent: string;
  readonly measures: string;
  readonly total: string;
  readonly noRows: string;
  readonly noDivisor: string;
  readonly perDay: string;
  readonly tables: Readonly<Record<string, string>>;
  /** By the first word of a column; a currency may follow it. */
  readonly columns: Readonly<Record<string, string>>;
  readonly cells: Readonly<Record<string, string>>;
  readonly measureWords: Readonly<Record<string, MeasureWords>>;
  readonly atRisk: (days: string) => MeasureWords;
}

const spanish: ReportWords = {
  title: 'Informe semanal de cobranza',
  skip: 'Ir al contenido',
  period: 'Del',
  until: 'al',
  asOf: 'Saldos al',
  ties: 'Cuadra: los tramos de antigüedad y los segmentos suman el saldo abierto',
  differs: 'No cuadra: los tramos de antigüedad y los segmentos suman importes distintos',
  openBalance: 'Saldo abierto',
  paid: 'Cobrado en el período',
  sent: 'Mensajes enviados',
  measures: 'Indicadores',
  total: 'Total',
  noRows: 'Sin movimientos en el período.',
  noDivisor: 'no aplica',
  perDay: 'por día',
  tables: {
    ageing: 'Antigüedad de los saldos',
    segments: 'Segmentos',
    payments: 'Pagos recibidos',
    movements: 'Movimientos de las carteras',
    messages: 'Mensajes enviados por canal',
    exclusions: 'Clientes sin mensaje en el último lote',
    imports: 'Archivos importados',
  },
  columns: {
    bucket: 'Días de atraso',
    accounts: 'Cuentas',
    balance: 'Saldo',
    share: 'Parte',
    segment: 'Segmento',
    customers: 'Clientes',
    day: 'Día',
    payments: 'Pagos',
    paid: 'Cobrado',
    portfolio: 'Cartera',
    placed: 'Recibidas',
    settled: 'Saldadas',
    closed: 'Retiradas',
    channel: 'Canal',
    messages: 'Mensajes',
    parts: 'Partes',
    cost: 'Costo',
    reason: 'Motivo',
    import: 'Importación',
    kind: 'Tipo',
    file: 'Archivo',
    rows: 'Filas',
    accepted: 'Aceptadas',
    refused: 'Rechazadas',
  },
  cells: { current: 'al corriente', unsegmented: 'sin segmento', portfolio: 'cartera', payments: 'pagos' },
  measureWords: {
    'recovery-rate': ['Tasa de recuperación', 'cobrado en el período ÷ saldo abierto al comenzar'],
    'cost-to-collect': ['Costo de cobrar', 'costo de los mensajes enviados en el período ÷ cobrado en el período'],
    unreachable: ['Cuentas sin contacto', 'cuentas abiertas sin teléfono, correo ni domicilio ÷ cuentas abiertas'],
    'refused-rows': ['Filas rechazadas', 'filas rechazadas ÷ filas leídas en los archivos del período'],
    segmented: ['Cuentas en un segmento', 'cuentas con segmento ÷ cuentas abiertas'],
  },
  atRisk: (days) => [
    `Cartera en riesgo a más de ${days} días`,
    `saldo con más de ${days} días de atraso ÷ saldo abierto`,
  ],
};

const portuguese: ReportWords = {
  title: 'Relatório semanal de cobrança',
  skip: 'Ir para o conteúdo',
  period: 'De',
  until: 'a',
  asOf: 'Saldos em',
  ties: 'Confere: as faixas de atraso e os segmentos somam o saldo em aberto',
  differs: 'Não confere: as faixas de atraso e os segmentos somam valores diferentes',
  openBalance: 'Saldo em aberto',
  paid: 'Recebido no período',
  sent: 'Mensagens enviadas',
  measures: 'Indicadores',
  total: 'Total',
  noRows: 'Sem movimento no período.',
  noDivisor: 'não se aplica',
  perDay: 'por dia',
  tables: {
    ageing: 'Saldos por dias de atraso',
    segments: 'Segmentos',
    payments: 'Pagamentos recebidos',
    movements: 'Movimento das carteiras',
    messages: 'Mensagens enviadas por canal',
    exclusions: 'Clientes sem mensagem no último lote',
    imports: 'Arquivos importados',
  },
  columns: {
    bucket: 'Dias de atraso',
    accounts: 'Contas',
    balance: 'Saldo',
    share: 'Parcela',
    segment: 'Segmento',
    customers: 'Clientes',
    day: 'Dia',
    payments: 'Pagamentos',
    paid: 'Recebido',
    portfolio: 'Carteira',
    placed: 'Recebidas',
    settled: 'Quitadas',
    closed: 'Retiradas',
    channel: 'Canal',
    messages: 'Mensagens',
    parts: 'Partes',
    cost: 'Custo',
    reason: 'Motivo',
    import: 'Importação',
    kind: 'Tipo',
    file: 'Arquivo',
    rows: 'Linhas',
    accepted: 'Aceitas',
    refused: 'Recusadas',
  },
  cells: { current: 'em dia', unsegmented: 'sem segmento', portfolio: 'carteira', payments: 'pagamentos' },
  measureWords: {
    'recovery-rate': ['Taxa de recuperação', 'recebido no período ÷ saldo em aberto no início'],
    'cost-to-collect': ['Custo de cobrança', 'custo das mensagens enviadas no período ÷ recebido no período'],
    unreachable: ['Contas sem contato', 'contas em aberto sem telefone, e-mail nem endereço ÷ contas em aberto'],
    'refused-rows': ['Linhas recusadas', 'linhas recusadas ÷ linhas lidas nos arquivos do período'],
    segmented: ['Contas em um segmento', 'contas com segmento ÷ contas em aberto'],
  },
  atRisk: (days) => [
    `Carteira em risco acima de ${days} dias`,
    `saldo com mais de ${days} dias de atraso ÷ saldo em aberto`,
  ],
};

const english: ReportWords = {
  title: 'Weekly collections report',
  skip: 'Skip to the content',
  period: 'From',
  until: 'to',
  asOf: 'Balances as of',
  ties: 'It ties: the ageing buckets and the segments both add up to the open balance',
  differs: 'It does not tie: the ageing buckets and the segments add up to different amounts',
  openBalance: 'Open balance',
  paid: 'Paid in the period',
  sent: 'Messages sent',
  measures: 'Measures',
  total: 'Total',
  noRows: 'Nothing in the period.',
  noDivisor: 'not applicable',
  perDay: 'per day',
  tables: {
    ageing: 'Ageing of balances',
    segments: 'Segments',
    payments: 'Payments received',
    movements: 'Movements of the portfolios',
    messages: 'Messages sent by channel',
    exclusions: 'Customers without a message in the last batch',
    imports: 'Imported files',
  },
  columns: {
    bucket: 'Days past due',
    accounts: 'Accounts',
    balance: 'Balance',
    share: 'Share',
    segment: 'Segment',
    customers: 'Customers',
    day: 'Day',
    payments: 'Payments',
    paid: 'Paid',
    portfolio: 'Portfolio',
    placed: 'Placed',
    settled: 'Settled',
    closed: 'Withdrawn',
    channel: 'Channel',
    messages: 'Messages',
    parts: 'Parts',
    cost: 'Cost',
    reason: 'Reason',
    import: 'Import',
    kind: 'Kind',
    file: 'File',
    rows: 'Rows',
    accepted: 'Accepted',
    refused: 'Refused',
  },
  cells: {},
  measureWords: {
    'recovery-rate': ['Recovery rate', 'paid in the period ÷ open balance at its start'],
    'cost-to-collect': ['Cost to collect', 'cost of the messages sent in the period ÷ paid in the period'],
    unreachable: [
      'Accounts without contact data',
      'open accounts without telephone, e-mail or address ÷ open accounts',
    ],
    'refused-rows': ['Refused rows', 'rows refused ÷ rows read in the files of the period'],
    segmented: ['Accounts in a segment', 'accounts with a segment ÷ open accounts'],
  },
  atRisk: (days) => [`Portfolio at risk over ${days} days`, `balance more than ${days} days past due ÷ open balance`],
};

/** The words of the reports in each language. */
export const reportWords: Readonly<Record<PageLanguage, ReportWords>> = { es: spanish, pt: portuguese, en: english };
