import { wordReader } from '../written/named-word.ts';

/** What a customer can ask for. */
export const requestKinds = [
  'stop-contact',
  'wrong-person',
  'dispute',
  'pause',
  'talk-to-person',
  'financial-statement',
  'breakdown',
  'adjust-plan',
  'defer',
  'already-paid',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What people write for each request, in Spanish, Portuguese and English. */
const names: Readonly<Record<RequestKind, string>> = {
  'stop-contact':
    'stop alto baja opt~out optout unsubscribe unsubscribed desuscribir desuscripcion descadastro descadastrar baja~de~contacto ' +
    'no~contactar no~llamar no~escribir no~molestar no~me~contacten no~contacto no~contact nao~contatar nao~ligar nao~contactar ' +
    'nao~perturbe parar parar~contato cese~de~contacto cese cesar~contacto detener~contacto dejar~de~contactar do~not~contact dnc ' +
    'do~not~call cease cease~contact cease~and~desist stop~calling no~calls remover remove~me revoca~consentimiento ' +
    'revocar~consentimiento revocacion revogar~consentimento revogacao sair cancelar~contacto bloquear~contacto lista~negra',
  'wrong-person':
    'wrong~number wrong~contact not~me third~party numero~equivocado telefono~equivocado persona~equivocada equivocado ' +
    'numero~errado pessoa~errada engano telefone~errado numero~incorrecto no~es~titular no~es~el~titular no~es~la~persona ' +
    'nao~e~o~titular nao~e~titular no~corresponde desconoce~titular desconhece~titular tercero terceiro correo~equivocado wrong~email',
  dispute:
    'disputa disputed disputes contesta contestacion contestacao contestar reclamo reclamacion reclamacao reclama~deuda ' +
    'desconoce~deuda no~reconoce no~reconoce~deuda nao~reconhece nao~reconhece~divida desconocimiento desconhecimento impugnacion ' +
    'impugna objecion objection not~my~debt not~mine monto~incorrecto wrong~amount valor~incorrecto valor~incorreto aclaracion ' +
    'inconformidad controversia fraude fraud',
  pause:
    'pausa pausar suspender suspension suspensao pausar~contacto pausa~de~contacto break breathing~space respiro tregua ' +
    'suspension~temporal pausa~temporal temporary~pause hold espera',
  'talk-to-person':
    'talk~to~a~person talk~to~human human agent speak~to~someone speak~to~agent call~back callback call~me hablar~con~persona ' +
    'hablar~con~una~persona hablar~con~asesor hablar~con~un~asesor asesor agente humano atencion~personal llamar ' +
    'llamada~de~vuelta solicita~llamada que~lo~llamen falar~com~pessoa falar~com~uma~pessoa falar~com~atendente atendente ' +
    'retorno~de~ligacao ligar~de~volta',
  'financial-statement':
    'financial~statement income~and~expenses budget estado~financiero situacion~financiera declaracion~financiera ' +
    'ingresos~y~gastos presupuesto capacidad~de~pago estudio~socioeconomico situacao~financeira demonstrativo~financeiro ' +
    'renda~e~despesas orcamento means~form',
  breakdown:
    'desglose detalle~de~deuda detalle~de~la~deuda detalle estado~de~cuenta liquidacion liquidacion~de~deuda extracto extrato ' +
    'detalhamento detalhe demonstrativo discriminacao composicion~del~saldo composicao~do~saldo statement itemisation ' +
    'itemization itemised~statement balance~details saldo~detallado memoria~de~calculo validacion validation',
  'adjust-plan':
    'adjust~plan change~plan plan payment~plan new~plan restructure reestructura reestructuracion reestructurar refinanciacion ' +
    'refinanciamiento refinanciar renegociacion renegociacao renegociar renegociar~divida ajustar~plan ajuste~de~plan ' +
    'cambiar~plan cambio~de~plan modificar~plan plan~de~pago plan~de~pagos convenio acuerdo~de~pago parcelamento parcelar ' +
    'ajustar~plano mudar~plano plano~de~pagamento quitas cuotas menos~cuota reduce~instalment lower~instalment',
  defer:
    'deferral postpone extension more~time diferir diferimiento aplazar aplazamiento prorroga prorrogar mas~plazo plazo mas~tiempo ' +
    'posponer postergar adiar adiamento prorrogacao mais~prazo mais~tempo carencia periodo~de~gracia payment~holiday grace',
  'already-paid':
    'paid ya~pago ya~pague ya~pagado pagado pago~realizado comprobante comprobante~de~pago reporta~pago informa~pago pagou ja~pagou ' +
    'ja~paguei pago ja~pago pagamento~realizado comprovante comprovante~de~pagamento claims~paid payment~made paid~already',
};

export const parseRequestKind = wordReader(names);

/** Whether a request is granted, refused or taken back; nothing else answers it. */
const verdicts = {
  open:
    'pending new nueva nuevo abierta abierto pendiente en~proceso en~tramite in~progress recibida recibido registrada aberta ' +
    'aberto pendente em~andamento em~analise received asignada assigned escalada escalated',
  granted:
    'answered closed resolved done approved accepted attended respondida respondido cerrada cerrado resuelta resuelto ' +
    'atendida atendido aprobada aprobado aceptada aceptado concedida concedido procede procedente contestada contestado ' +
    'fechada fechado encerrada encerrado resolvida resolvido aprovada aprovado deferida deferido concluida concluido finalizada ' +
    'finalizado completed complete sent enviada enviado',
  refused:
    'denied rejected declined rechazada rechazado negada negado denegada denegado improcedente no~procede recusada recusado ' +
    'indeferida indeferido rejeitada rejeitado',
  withdrawn:
    'cancelled canceled retirada retirado desistida desistio desistimiento cancelada cancelado anulada anulado desistiu',
} as const;

export type RequestState = keyof typeof verdicts;

export const parseRequestState = wordReader<RequestState>(verdicts);
