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
  interaction_id: [
    'interaction id|contact id|call id|id llamada|id gestion|numero gestion|id contacto|id interaccion|id ligacao|call sid|uuid|id',
    'folio|numero',
  ],
} as const satisfies Readonly<Partial<Record<Field, HeadingNames>>>;
