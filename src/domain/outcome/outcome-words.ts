import { wordReader } from '../written/named-word.ts';

/** What became of a message or a call. */
export const outcomes = [
  'sent',
  'delivered',
  'opened',
  'clicked',
  'replied',
  'answered',
  'no-answer',
  'soft-failed',
  'bounced',
  'unsubscribed',
  'complaint',
] as const;
export type Outcome = (typeof outcomes)[number];

/** What people and gateways write for each outcome, in Spanish, Portuguese and English. */
const names: Readonly<Record<Outcome, string>> = {
  sent: 'enviado enviada processed procesado processado accepted aceptado aceito submitted queued encolado dispatched transmitido',
  delivered:
    'deliver delivery delivrd entregado entregada entregue recebido recebida recibido recibida success exitoso sucesso delivered~handset',
  opened:
    'open read seen viewed abierto abierta leido leida visto vista aberto aberta lido lida visualizado visualizada',
  clicked: 'click clic clicado clicou link~clicked pulsado hizo~clic clique',
  replied:
    'reply response responded respondio respondido respondida respuesta respondeu resposta inbound replied~message contesto',
  answered:
    'answer connected talked conversation human contestada contestado contestou atendida atendido atendio atendeu conectada conectado ' +
    'hablo contacto~directo contacto~titular contacto~efectivo contato~titular contato~direto contato~efetivo',
  'no-answer':
    'no~contesta no~contestada no~contesto no~atendida no~atendio no~responde unanswered not~answered nao~atende nao~atendida ' +
    'nao~atendeu busy ocupado ocupada voicemail buzon buzon~voz caixa~postal correio~voz machine contestadora',
  'soft-failed':
    'soft~fail soft~bounce softbounce soft~bounced failed fail failure error deferred undelivered not~delivered no~entregado ' +
    'no~entregada nao~entregue fallido fallida falhou falha fallo temporary~failure rebote~suave rebote~temporal expired expirado ' +
    'undeliv timeout rejected rechazado rejeitado dropped',
  bounced:
    'bounce hard~bounce hardbounce hard~bounced hard~fail hard~failed permanent~failure rebote rebotado rebotada rebote~duro ' +
    'rebote~permanente invalid invalid~number invalid~address invalid~email numero~invalido numero~invalida telefono~invalido ' +
    'telefone~invalido correo~invalido email~invalido invalido invalida inexistente no~existe nao~existe unknown~user unknown~number ' +
    'unallocated user~unknown not~exist does~not~exist disconnected~number numero~inexistente devolvido devuelto devuelta returned',
  unsubscribed:
    'unsubscribe unsub opt~out optout opted~out stop alto baja baja~solicitada desuscrito desuscripcion desuscribir cancelar~suscripcion ' +
    'descadastro descadastrado descadastrou parar sair remover blocked bloqueado bloqueou bloqueada list~unsubscribe dnc',
  complaint:
    'complained spam spam~complaint spamreport spam~report abuse queja quejas denuncia denunciado reclamo reclamacion reclamacao ' +
    'reportado~spam marcado~spam marcou~spam reported',
};

export const parseOutcome = wordReader(names);
