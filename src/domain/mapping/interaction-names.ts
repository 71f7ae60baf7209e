import type { Field } from './field.ts';
import type { HeadingNames } from './heading-tiers.ts';

/** What files of contacts and calls call their own fields. */
export const interactionNames = {
  time: ['time|hora|hora contacto|hora llamada|hora inicio|call time|start time|horario|hora gestion|hora ligacao'],
  direction: [
    'direction|direccion llamada|sentido|sentido llamada|entrante saliente|entrante|inbound outbound|call direction|direcao|' +
      'sentido ligacao|tipo llamada|call type|tipo ligacao',
  ],
  result: [
    'result|resultado|outcome|disposition|tipificacion|codigo resultado|resultado gestion|resultado llamada|call result|' +
      'resultado contacto|resultado contato|respuesta|status|estado|estatus|situacao|disposicion|tabulacao|codigo gestion|contacto',
    'kind|tipo|type|gestion|accion',
  ],
  reason: [
    'reason|motivo|razon|causa|motivo atraso|motivo no pago|causa no pago|razon no pago|motivo mora|razon mora|reason given|' +
      'motivo nao pagamento|causal|causa mora',
  ],
  agent: ['agent|agente|asesor|gestor|operador|usuario|atendente|collector|user|advisor|ejecutivo|cobrador'],
  promise_amount: [
    'promise amount|promised amount|amount promised|ptp amount|promise pay amount|monto promesa|monto prometido|monto compromiso|' +
      'monto promesa pago|valor promesa|valor prometido|valor compromiso|importe promesa|importe prometido|importe compromiso|' +
      'valor promessa|valor promessa pagamento|valor compromisso|monto acordado|valor acordado',
  ],
  promise_on: [
    'promise on|promise date|promised date|promise due|promise due date|promised by|ptp date|promise pay date|fecha promesa|' +
      'fecha promesa pago|fecha prometida|fecha compromiso|fecha compromiso pago|data promessa|data promessa pagamento|' +
      'data prometida|data compromisso|fecha acordada|data acordada',
  ],
  interaction_id: [
    'interaction id|contact id|call id|id llamada|id gestion|numero gestion|id contacto|id interaccion|id ligacao|call sid|uuid|id',
    'folio|numero',
  ],
} as const satisfies Readonly<Partial<Record<Field, HeadingNames>>>;
