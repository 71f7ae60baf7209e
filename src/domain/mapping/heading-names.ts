import { customerFileNames } from './customer-file-names.ts';
import { eventNames } from './event-names.ts';
import { type Field, type FileKind, fieldsOf } from './field.ts';
import type { HeadingNames } from './heading-tiers.ts';
import { interactionNames } from './interaction-names.ts';
import { outcomeNames } from './outcome-names.ts';
import { partNames } from './part-names.ts';
import { requestNames } from './request-names.ts';

/** Names that state what an account amounted to when it was opened, not what is owed now. */
export const openingAmountNames =
  'invoice amount|invoice total|amount invoice|document amount|monto factura|valor factura|importe factura|total factura|' +
  'monto documento|valor documento|importe documento|valor titulo|valor nominal|valor fatura|valor nota fiscal|valor boleto|' +
  'converted usd|invoice amount usd|invoiced amount|billed amount|monto facturado|importe facturado|valor facturado';

/** Names of a day of payment that does not say whether it settled the account. */
export const paidDayNames =
  'paid date|paid on|payment date|date paid|fecha pago|fecha pago factura|fecha abono|data pagamento';

const accountNames: HeadingNames = [
  'account id|account|account number|account code|invoice number|invoice id|invoice|doc id|document number|loan id|loan number|' +
    'contract id|contract number|credit id|cuenta|id cuenta|numero cuenta|codigo cuenta|numero factura|factura|folio factura|' +
    'numero operacion|numero oper|oper|numero credito|id credito|codigo credito|credito|numero prestamo|id prestamo|prestamo|numero contrato|id contrato|contrato|' +
    'id operacion|operacion|numero obligacion|obligacion|numero pagare|pagare|numero titulo|titulo|conta|' +
    'numero conta|id conta|numero fatura|fatura|nota fiscal|numero nota fiscal|numero emprestimo|id emprestimo|operacao|' +
    'numero operacao|numero documento|id documento|folio|numero boleto|nosso numero',
  'documento|id|codigo|referencia|reference',
];

const customerNames: HeadingNames = [
  'customer id|customer number|customer code|id customer|number customer|code customer|customer ref|customer reference|' +
    'debtor id|numero socio|codigo socio|member id',
  'socio|matricula|user id|id usuario|contact id|id contacto',
  'cliente',
];

const consentNames = (words: string): HeadingNames => [
  words
    .split(' ')
    .flatMap((word) =>
      ['consent', 'consentimiento', 'consentimento', 'autoriza', 'acepta', 'aceita', 'permite', 'opt in'].flatMap(
        (consent) => [`${consent} ${word}`, `${word} ${consent}`],
      ),
    )
    .join('|'),
];

const portfolioNames: Readonly<Partial<Record<Field, HeadingNames>>> = {
  account_id: [accountNames[0], `${accountNames[1]}|comprobante|numero comprobante|numero`],
  balance: [
    'balance|saldo|saldo actual|saldo atual|saldo pendiente|saldo total|saldo cliente|outstanding|outstanding balance|balance due|' +
      'amount due|amount outstanding|outstanding amount|current balance|open amount|total open amount|open balance|total due|' +
      'monto pendiente|importe pendiente|monto adeudado|importe adeudado|deuda|deuda total|total deuda|monto deuda|valor deuda|' +
      'saldo factura|saldo aberto|valor aberto|valor a pagar|valor pendiente|valor devido|divida|total divida|valor divida|' +
      'saldo credito|saldo vencido|monto vencido|importe vencido|total adeudado|adeudo|total a pagar|monto a pagar|importe a pagar|' +
      'por cobrar|total por cobrar|saldo por cobrar|valor por cobrar|monto por cobrar|importe por cobrar|pendiente|' +
      'pendiente de pago|pendiente de cobro|total pendiente|amount due signed|amount residual|residual|' +
      'a receber|valor a receber|saldo a receber|saldo tot|saldo deuda|saldo insoluto',
    'total mora|total vencido|saldo mora|valor mora|amount in local currency|amount in document currency|amount in doc curr|amount in loc curr|' +
      'amount in dc|amount in lc|importe en moneda local|importe en moneda documento|importe en ml|importe en md|' +
      'montante em moeda interna|montante em moeda do documento|montante|amount|monto|importe|valor|total',
    openingAmountNames,
  ],
  due_date: [
    'due date|due on|due in date|due day|maturity date|payment due date|fecha vencimiento|data vencimiento|vencimiento|fecha vence|' +
      'vence|fecha limite pago|fecha limite|net due date|net due dt|vencimiento neto|vencimento liquido|fecha vencimiento neto|' +
      'vencimiento real|data vencimiento real|data vencimento liquido|fecha prevista cobro|oldest due date|fecha vencimiento cuota|fecha vencimiento factura|date due|due',
  ],
  days_past_due: [
    'days past due|dpd|days late|days overdue|days in arrears|days delinquent|overdue days|dias mora|dias atraso|dias vencidos|' +
      'dias vencido|dias morosidad|dias impago|mora dias|dias atrasados|atraso dias|dias atrasado',
    'mora|atraso',
  ],
  customer_id: [
    customerNames[0],
    customerNames[1] ?? '',
    `${customerNames[2]}|cuenta|account|numero cuenta|account number`,
  ],
  national_id: [
    'national id|tax id|rut|rut cliente|run|rfc|curp|dni|ruc|nit|cedula|cedula ciudadania|cpf|cnpj|cpf cnpj|cnpj cpf|cpf ou cnpj|nif|cif|nie|' +
      'cuit|cuil|dui|identificacion|identificacion cliente|numero identificacion|documento identidad|documento identidade|' +
      'numero documento identidad|id fiscal|tax number|rut dv|nit cc|nit c c|cc nit|cedula nit|nit cedula|identificacion nit',
    'documento|numero documento|documento cliente|numero documento cliente',
  ],
  full_name: [
    'full name|nombre completo|nombre cliente|cliente nombre|cliente name|name cliente|nome cliente|cliente nome|nome completo|' +
      'nombre razon social|nombre apellidos|apellidos nombres|nombres apellidos|nombre apellido|apellido nombre|name|nombre|nome|titular|' +
      'nombre titular|nome titular|nombres cliente|nombre tercero|nombre 1|name 1|partner display name|invoice partner display name|' +
      'nombre de la empresa a mostrar de la factura|nome fantasia cliente|nombre socio negocios',
    'cliente|razon social|razao social|cliente razao social|cliente razon social|tercero|partner|sacado|pagador|nombres',
  ],
  ...partNames,
  company: ['company|company name|empresa|compania|nombre empresa|nome empresa', '', 'razon social|razao social'],
  language: ['language|idioma|lengua|lingua|lang|locale|preferred language|idioma preferido'],
  email: [
    'email|e mail|mail|correo|correo electronico|correos|correos electronicos|emails|email address|direccion correo|direccion correo electronico|' +
      'correo contacto|email contacto|endereco email|correio eletronico',
  ],
  phone: [
    'phone|phones|phone number|mobile|mobile phone|mobile number|cell|cell phone|celular|celulares|movil|moviles|telefono|telefonos|' +
      'telefono celular|telefono movil|numero telefono|numero celular|numero movil|telefono fijo|telefono casa|telefono trabajo|' +
      'telefono contacto|contacto telefono|telefono fixo|home phone|work phone|whatsapp|numero whatsapp|telefono whatsapp|contact number|contact phone|numero contacto',
  ],
  address: [
    'address|street|street address|direccion|direcciones|domicilio|domicilios|calle|endereco|logradouro|mailing address|morada|' +
      'address line 1|address 1|direccion 1',
  ],
  city: ['city|ciudad|cidade|comuna|municipio|localidad|poblacion|town'],
  region: ['region|state|province|provincia|departamento|entidad federativa|uf', '', 'estado'],
  postal_code: ['postal code|zip|zip code|postcode|post code|codigo postal|cp|cep'],
  country: ['country|country code|pais|codigo pais'],
  time_zone: ['time zone|timezone|zona horaria|huso horario|fuso horario'],
  product: [
    'product|product name|producto|nombre producto|produto|nome produto|tipo producto|tipo produto|tipo credito|tipo prestamo|' +
      'linea credito|linha credito|product type|loan type',
  ],
  currency: [
    'currency|currency code|moneda|moeda|divisa|codigo moneda|tipo moneda|iso currency|local currency|document currency|moneda local|moneda documento|moeda interna|codigo mon|curr|crcy',
  ],
  original_amount: [
    'original amount|original balance|monto original|importe original|valor original|loan amount|monto otorgado|monto credito|' +
      'monto prestamo|valor prestamo|valor conta|valor credito|valor emprestimo|valor financiado|monto financiado|monto inicial|valor inicial|' +
      'capital inicial|disbursed amount|monto desembolsado|valor desembolsado|original principal',
    '',
    openingAmountNames,
  ],
  principal: [
    'principal|capital|saldo capital|saldo capital actual|capital actual|principal balance|monto capital|valor principal|' +
      'capital pendiente|capital adeudado|saldo principal|valor capital|saldo cap',
  ],
  interest: [
    'interest|interes|intereses|juros|interest due|interest amount|interes mora|intereses mora|intereses moratorios|' +
      'interes moratorio|monto interes|valor juros|valor interes|accrued interest|saldo interes|saldo intereses|saldo int',
  ],
  fees: [
    'fees|fee|comisiones|gastos|cargos|honorarios|charges|multa|encargos|gastos cobranza|recargos|late fees|comision|otros cargos|' +
      'gastos cobro|valor multa|gastos honorarios|multa tarifas|tarifas|comisiones gastos|multas|taxas encargos',
  ],
  opened_on: [
    'opened on|open date|opening date|invoice date|date invoice|issue date|issued on|document date|posting date|fecha emision|' +
      'fecha factura|fecha documento|fecha apertura|fecha otorgamiento|fecha desembolso|fecha alta|fecha inicio|data emissao|' +
      'data emissao documento|data abertura|data contrato|fecha contrato|disbursement date|origination date|loan date|start date|' +
      'fecha credito|fecha prestamo|fecha colocacion|emision|emissao|fecha venta|data venda|fecha elaboracion|fecha creacion|invoice bill date|fecha desemb|fecha emision factura|fecha emision documento',
  ],
  settled_on: [
    'settled on|settled date|settlement date|clear date|cleared date|clearing date|closed on|close date|closed date|closing date|' +
      'fecha cancelacion|fecha liquidacion|data liquidacao|data quitacao|data baixa|fecha cierre|date settled|payoff date',
    '',
    paidDayNames,
  ],
  disputed: [
    'disputed|dispute|is disputed|in dispute|disputa|disputado|disputada|en disputa|em disputa|contestado|contestada|' +
      'reclamado|reclamada|en reclamo',
  ],
  last_payment_on: [
    'last payment on|last payment date|date last payment|last paid on|last paid date|fecha ultimo pago|ultimo pago fecha|' +
      'data ultimo pagamento|fecha ultimo abono',
    `last payment|ultimo pago|ultimo pagamento|ultimo abono|${paidDayNames}`,
  ],
  last_payment_amount: [
    'last payment amount|amount last payment|last paid amount|monto ultimo pago|importe ultimo pago|valor ultimo pago|' +
      'valor ultimo pagamento|ultimo pago monto|ultimo pago valor|monto ultimo abono|valor ultimo abono',
    'monto pago|valor pago|last payment|ultimo pago|ultimo pagamento|ultimo abono',
  ],
  contract_instalment: [
    'contract instalment|instalment amount|monthly instalment|valor cuota|monto cuota|importe cuota|valor parcela|cuota mensual|' +
      'monthly payment|pago mensual|parcela mensal|valor prestacao|monto mensualidad|mensualidad',
  ],
  payday: ['payday|pay day|dia nomina|dia pago|dias pago|dia pagamento|dia cobro|dia quincena|dia salario'],
  monthly_income: [
    'monthly income|income|ingreso mensual|ingresos mensuales|ingresos|ingreso|renda mensal|renda|salario|salary|sueldo|' +
      'renta mensual|renta liquida|ingreso neto',
  ],
  monthly_expenses: [
    'monthly expenses|expenses|gastos mensuales|egresos|egresos mensuales|despesas mensais|despesas|gasto mensual|despesa mensal',
  ],
  preferred_channel: ['preferred channel|canal preferido|canal preferencial|canal contacto|canal', 'channel'],
  preferred_hours: ['preferred hours|horario preferido|horario preferencial|horario contacto|horario|preferred time'],
  form_of_address: ['form of address|tratamiento|tratamento|trato|salutation'],
  consent_sms: consentNames('sms'),
  consent_whatsapp: consentNames('whatsapp wa'),
  consent_email: consentNames('email correo mail'),
  consent_call: consentNames('call calls llamada llamadas ligacao ligacoes telefono'),
  consent_letter: consentNames('letter carta cartas post'),
  consent_on: ['consent on|consent date|fecha consentimiento|fecha autorizacion|data consentimento|data autorizacao'],
  creditor: [
    'creditor|creditor name|acreedor|nombre acreedor|acreedor nombre|credor|nome credor|nome acreedor|cedente|nombre cedente|' +
      'mandante|nombre mandante|originador|lender|razon social acreedor',
    'rut acreedor|id acreedor|nit acreedor|cnpj acreedor|codigo acreedor',
  ],
  external_status: [
    'external status|status|estatus|estado cuenta|estado credito|estado deuda|estado factura|estado prestamo|situacion|situacao|' +
      'account status|invoice status|status conta',
    '',
    'estado',
  ],
  notes: [
    'notes|note|notas|nota|observaciones|observacion|observacao|observacoes|comentarios|comentario|comments|comment|remarks',
  ],
};

const paymentNames: Readonly<Partial<Record<Field, HeadingNames>>> = {
  account_id: accountNames,
  customer_id: [customerNames[0], 'socio|matricula', 'cliente'],
  national_id: portfolioNames.national_id ?? [''],
  paid_on: [
    `paid on|${paidDayNames}|fecha deposito|fecha transaccion|fecha movimiento|transaction date|value date|booking date|` +
      'data credito|data transacao|settled date|received on|received date|fecha aplicacion|fecha recaudo',
    'fecha|date|data|dia',
  ],
  amount: [
    'amount|payment amount|paid amount|amount paid|amount received|monto|monto pago|monto pagado|monto abono|importe|importe pago|' +
      'importe pagado|valor|valor pago|valor pagado|valor abono|valor pagamento|abono|deposito|credit|' +
      'valor recaudado|valor recaudo',
    'pago|payment|total|pagamento',
  ],
  currency: portfolioNames.currency ?? [''],
  reference: [
    'reference|payment reference|referencia|numero referencia|referencia pago|concepto|end to end id|txid|memo|referencia pagamento',
  ],
  description: ['description|descripcion|descricao|detalle|historico|remittance information|narrative|glosa'],
  payer: [
    'payer|payer name|pagador|nombre pagador|nome pagador|ordenante|nombre ordenante|remitente|depositante|nombre depositante|sender|debtor name',
  ],
  payment_id: [
    'payment id|payment number|transaction id|transaction number|id pago|numero pago|id transaccion|numero transaccion|id pagamento|' +
      'comprobante|numero comprobante|receipt number|numero recibo|recibo|folio pago|id transacao|clave rastreo',
  ],
  kind: [
    'kind|type|payment type|tipo|tipo pago|tipo movimiento|tipo transaccion|movimiento|tipo pagamento|tipo registro|transaction type',
  ],
};

const namesByKind: Readonly<Record<FileKind, Readonly<Partial<Record<Field, HeadingNames>>>>> = {
  portfolio: portfolioNames,
  payments: paymentNames,
  requests: { ...portfolioNames, ...customerFileNames, ...eventNames, ...requestNames },
  outcomes: { ...portfolioNames, ...customerFileNames, ...eventNames, ...outcomeNames },
  interactions: { ...portfolioNames, ...customerFileNames, ...eventNames, ...interactionNames },
  customers: { ...portfolioNames, ...customerFileNames },
};

/** The names of every field a kind of file may have. */
export const namesOf = (kind: FileKind): readonly (readonly [Field, HeadingNames])[] =>
  fieldsOf(kind).map((field) => [field, namesByKind[kind][field] ?? ['']] as const);
