import type { Field } from './field.ts';
import type { HeadingNames } from './heading-tiers.ts';

/** What files of events call the day, the channel and the words of what happened. */
export const eventNames = {
  on_day: [
    'on day|day|date|on|fecha|data|dia|event date|contact date|call date|sent date|sent on|received on|received date|created on|' +
      'fecha contacto|fecha llamada|fecha gestion|fecha evento|fecha solicitud|fecha envio|fecha recepcion|fecha registro|' +
      'data contato|data ligacao|data solicitacao|data envio|data evento|data pedido|requested on|request date|date requested|' +
      'fecha pedido|fecha hora|data hora|date time|datetime|timestamp|created at|fecha creacion|data criacao',
  ],
  channel: [
    'channel|canal|medio|meio|contact channel|canal contacto|canal contato|medio contacto|via|tipo canal|channel type',
    'tipo contacto|tipo contato|contact type',
  ],
  details: [
    'details|detail|detalle|detalles|detalhe|detalhes|notes|note|notas|nota|comentario|comentarios|comment|comments|observaciones|' +
      'observacion|observacao|observacoes|descripcion|descricao|description|texto|text|mensaje|mensagem|message|remarks',
  ],
} as const satisfies Readonly<Partial<Record<Field, HeadingNames>>>;
