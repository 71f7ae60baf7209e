import type { Field } from './field.ts';
import type { HeadingNames } from './heading-tiers.ts';

/** What files of requests call their own fields. */
export const requestNames = {
  request: [
    'request|request type|request kind|kind|type|solicitud|tipo solicitud|clase solicitud|solicitacao|tipo solicitacao|pedido|' +
      'tipo pedido|peticion|tipo peticion|requerimiento|tipo requerimiento|tipo|subject|asunto|assunto|motivo solicitud|motivo',
  ],
  until_on: [
    'until on|until|until date|hasta|fecha hasta|hasta fecha|ate|data ate|ate data|pause until|pausa hasta|pausa ate|fecha fin|' +
      'end date|data fim|paused until|fin pausa|fim pausa|valid until|vigencia',
  ],
  answer_due_on: [
    'answer due on|answer due|answer by|reply by|response due|due date|fecha limite respuesta|responder antes|fecha compromiso|' +
      'plazo respuesta|vencimiento respuesta|prazo resposta|data limite resposta|responder ate|respuesta limite|fecha limite',
  ],
  answered_on: [
    'answered on|answered|answer date|response date|resolved on|closed on|fecha respuesta|respondido|respondida|fecha resolucion|' +
      'fecha cierre|data resposta|data resolucao|data encerramento|resuelto|atendido|fecha atencion',
  ],
  request_state: [
    'request state|state|status|estado|estatus|situacao|situacion|estado solicitud|status solicitacao|resolution|resolucion|resolucao',
  ],
  request_id: [
    'request id|request number|ticket|ticket id|ticket number|numero solicitud|id solicitud|folio solicitud|radicado|numero radicado|' +
      'protocolo|numero protocolo|id solicitacao|case id|caso|numero caso|id caso|id',
    'folio|numero',
  ],
} as const satisfies Readonly<Partial<Record<Field, HeadingNames>>>;
