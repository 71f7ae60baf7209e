import type { Field } from './field.ts';
import type { HeadingNames } from './heading-tiers.ts';

/** What files of delivery receipts and call results call their own fields. */
export const outcomeNames = {
  message_id: [
    'message id|messageid|id message|id mensaje|id mensagem|mensaje id|client reference|client ref|custom id|external id|reference id|' +
      'referencia mensaje|referencia|reference|message reference|id envio|id externo|custom reference',
    'id|uuid',
  ],
  outcome: [
    'outcome|status|event|result|resultado|estado|estatus|evento|situacao|delivery status|message status|estado envio|estado entrega|' +
      'status entrega|event type|tipo evento|call result|disposition|resultado llamada|status envio',
    'kind|type|tipo|descripcion|accion',
  ],
  on_day: [
    'on day|day|date|on|fecha|data|dia|event date|event time|status date|delivered at|timestamp|datetime|date time|fecha hora|data hora|' +
      'fecha evento|fecha estado|fecha entrega|data evento|data status|data entrega|occurred on|fecha envio|data envio|created at',
  ],
} as const satisfies Readonly<Partial<Record<Field, HeadingNames>>>;
