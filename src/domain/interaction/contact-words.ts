import { parseChannel } from '../channel.ts';
import { wordReader } from '../written/named-word.ts';

/** How a contact that somebody made can have been made; a visit is no channel that messages are planned for. */
export type ContactChannel = NonNullable<ReturnType<typeof parseChannel>> | 'visit';

const parseVisit = wordReader({
  visit:
    'visita visitas visitado visita~domiciliaria visita~domiciliar visita~presencial presencial domicilio domiciliaria ' +
    'home~visit field~visit in~person terreno campo',
});

/** Reads a channel's name, a visit among them. */
export const parseContactChannel = (text: string): ContactChannel | undefined => parseChannel(text) ?? parseVisit(text);

export type Direction = 'in' | 'out';

/** Reads who began: we did (`saliente`) or the customer (`entrante`). */
export const parseDirection = wordReader<Direction>({
  out: 'outbound outgoing saliente salida enviado enviada sent saida ativo ativa realizada efectuada emitida outbound~call out~bound',
  in: 'inbound incoming entrante entrada recibido recibida received recebida recebido receptivo receptiva in~bound',
});

/** What came of a contact. */
export const contactResults = [
  'conversation',
  'third-party',
  'message-left',
  'sent',
  'no-answer',
  'busy',
  'wrong-number',
  'failed',
] as const;
export type ContactResult = (typeof contactResults)[number];

/** What people write for each result, in Spanish, Portuguese and English; a promise or a refusal to pay was said by somebody. */
const results: Readonly<Record<ContactResult, string>> = {
  conversation:
    'talk talked spoke spoken spoken~with~customer right~party right~party~contact rpc contact~made contacted connected answered ' +
    'hablo hablado habla conversacion conversa contacto~titular contacto~directo contacto~efectivo contactado contactada ' +
    'titular contesto~titular contesta~titular titular~contesta titular~contesto contacto~con~titular atendio~titular atende~titular contesta contesto contestada contestado atendio atendida atendido atendeu falou falado contato~titular contato~direto ' +
    'contato~efetivo cliente promesa promesa~pago compromiso compromiso~pago acuerdo promessa promessa~pagamento acordo promise ' +
    'promise~pay ptp rehusa rehusa~pagar refusal refused~pay renuente recusa recusa~pagar dificultad~pago volver~llamar ' +
    'callback~requested respondio respondido respondida reply replied respondeu',
  'third-party':
    'third~person tercero terceros contacto~tercero contacto~terceros contacto~indirecto familiar terceiro terceiros ' +
    'contato~terceiro contato~indireto recado~tercero mensaje~tercero relative recado~terceiro',
  'message-left':
    'left~message voicemail left~voicemail buzon buzon~voz buzon~mensajes mensaje~voz mensaje~dejado dejo~mensaje recado ' +
    'caixa~postal correio~voz recado~deixado deixou~recado contestadora contestador answering~machine machine grabadora left~word',
  sent:
    'enviado enviada envio mandado delivered entregado entregada entregue enviado~exito dispatched submitted leido lido read ' +
    'message~sent mensaje~enviado mensagem~enviada exitoso success',
  'no-answer':
    'no~contesta no~contesto no~contestada no~responde no~respondio sin~respuesta no~atiende no~atendio no~answered unanswered ' +
    'not~answered nao~atende nao~atendeu nao~atendida nao~respondeu sem~resposta no~contacto no~contactado sin~contacto ' +
    'sem~contato no~hubo~contacto ausente no~localizado ilocalizado nao~localizado rang~out ring~no~answer rna na no~contact ' +
    'colgo hung~up desligou corta~llamada',
  busy: 'ocupado ocupada linea~ocupada linha~ocupada line~busy engaged',
  'wrong-number':
    'wrong~person equivocado numero~equivocado telefono~equivocado persona~equivocada errado numero~errado engano ' +
    'telefone~errado no~corresponde numero~incorrecto no~titular not~customer desconocido no~lo~conocen desconhecido',
  failed:
    'fail error fallido fallida fallo falla falhou falha fuera~servicio fuera~area no~existe inexistente numero~invalido ' +
    'telefono~invalido invalid invalid~number disconnected desconectado fora~servico nao~existe apagado suspendido bounced rebotado ' +
    'rechazado rejected not~delivered undelivered no~entregado nao~entregue',
};

export const parseContactResult = wordReader(results);

/** Why a customer is behind, as they said themselves. Never what is wrong with them: that is nobody's business here. */
export type GivenReason =
  | 'forgot'
  | 'income-late'
  | 'income-loss'
  | 'unexpected-expense'
  | 'personal-circumstances'
  | 'dispute'
  | 'service-problem'
  | 'already-paid'
  | 'other';

export const parseGivenReason = wordReader<GivenReason>({
  forgot: 'olvido se~le~olvido olvido~pago esquecimento esqueceu esqueci forgotten oversight descuido',
  'income-late':
    'late~income salary~late pago~tardio atraso~salario salario~atrasado no~han~pagado nao~recebeu nomina~retrasada sin~cobrar cliente~no~paga',
  'income-loss':
    'unemployed unemployment job~loss lost~job desempleo desempleado sin~empleo sin~trabajo perdio~empleo perdio~trabajo reduccion~ingresos menos~ingresos desemprego desempregado perda~emprego perda~renda reduced~income baja~ventas',
  'unexpected-expense':
    'expenses gastos gasto~imprevisto gastos~imprevistos imprevisto emergencia emergency despesa~inesperada despesas sobreendeudamiento otras~deudas endividamento other~debts',
  'personal-circumstances':
    'health illness sick enfermedad salud medical medico accidente hospital fallecimiento familiar doenca saude falecimento bereavement family calamidad calamidad~domestica divorcio separacion divorce motivos~personales motivos~pessoais',
  dispute:
    'disputa disputed no~reconoce monto~incorrecto no~acuerdo nao~reconhece nao~concorda wrong~amount inconformidad reclamo valor~incorrecto valor~incorreto',
  'service-problem':
    'service product falla~servicio problema~servicio mal~servicio producto~defectuoso no~recibio no~recibio~factura sin~factura problema~produto nao~recebeu~boleto nao~recebeu~fatura no~invoice no~bill problema~sistema problema~banco',
  'already-paid': 'paid ya~pago ya~pague ja~pagou ja~paguei pago~realizado pagamento~realizado',
  other: 'otro otros otra outro outros outra varios varias others',
});
