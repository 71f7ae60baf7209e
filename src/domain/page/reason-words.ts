import type { PageLanguage } from './page-language.ts';

/** Why a customer gets no message, in words; a code without words is told as it is. */
export const reasonWords = (code: string, language: PageLanguage): string =>
  reasons[code]?.[languageIndex[language]] ?? code;

const languageIndex = { es: 0, pt: 1, en: 2 } as const;

const reasons: Readonly<Record<string, readonly [es: string, pt: string, en: string]>> = {
  paid: ['ya pagó', 'já pagou', 'has paid'],
  'nothing-due': ['no tiene nada vencido', 'não há nada vencido', 'nothing is due'],
  'promise-running': [
    'tiene una promesa de pago vigente',
    'tem uma promessa de pagamento em curso',
    'has a running promise to pay',
  ],
  'agreement-on-track': ['su acuerdo va al día', 'o acordo está em dia', 'the agreement is on track'],
  'recent-payment': ['pagó hace pocos días', 'pagou há poucos dias', 'paid in the last few days'],
  disputed: ['reclamó la cuenta', 'contestou a conta', 'disputes the account'],
  paused: ['pidió una pausa', 'pediu uma pausa', 'asked for a pause'],
  hold: ['en espera', 'em espera', 'on hold'],
  'hold:complaint': ['se quejó de un mensaje', 'reclamou de uma mensagem', 'complained about a message'],
  'hold:request': ['se le debe una respuesta', 'aguarda uma resposta nossa', 'waits for an answer from us'],
  'hold:wrong-person': [
    'el contacto es de otra persona',
    'o contato é de outra pessoa',
    'the contact is somebody else’s',
  ],
  'vulnerable-human-only': [
    'solo lo atiende una persona',
    'só é atendido por uma pessoa',
    'only a person writes or calls',
  ],
  deceased: ['falleció', 'faleceu', 'has died'],
  'legal-representation': ['tiene un representante legal', 'tem representante legal', 'is legally represented'],
  moratorium: ['está en una moratoria', 'está em moratória', 'is in a moratorium'],
  'opted-out': ['pidió no recibir mensajes', 'pediu para não receber mensagens', 'opted out'],
  'no-consent': ['falta su consentimiento', 'falta o consentimento', 'no consent'],
  'no-valid-address': [
    'no hay un teléfono, correo o domicilio válido',
    'não há telefone, e-mail ou endereço válido',
    'no valid telephone, e-mail or address',
  ],
  'already-contacted': [
    'ya se le escribió por este paso',
    'já foi contatado nesta etapa',
    'was contacted for this step',
  ],
  'daily-cap': ['se alcanzó el máximo diario', 'atingiu o máximo diário', 'the daily cap is used up'],
  'weekly-cap': ['se alcanzó el máximo semanal', 'atingiu o máximo semanal', 'the weekly cap is used up'],
  spacing: ['hace muy poco del último contacto', 'o último contato é muito recente', 'too soon after the last contact'],
  'cooldown-after-talk': ['se habló hace poco', 'houve uma conversa há pouco', 'was talked to recently'],
  'outside-window': ['no hay un horario permitido', 'não há horário permitido', 'no time of day is allowed'],
  'no-step-due': ['no hay un paso para hoy', 'nenhuma etapa para hoje', 'no step is due'],
  'catch-up-expired': ['el paso quedó atrás', 'a etapa ficou para trás', 'the step is too long past'],
  'stale-data': ['los datos no están al día', 'os dados não estão atualizados', 'the data is stale'],
  'language-missing': ['no hay plantilla en su idioma', 'não há modelo no seu idioma', 'no template in their language'],
  'render-failed': ['a la plantilla le faltó un dato', 'faltou um dado ao modelo', 'the template lacked a fact'],
  'language-rule': [
    'el texto incumple una regla de lenguaje',
    'o texto fere uma regra de linguagem',
    'the text breaks a language rule',
  ],
  'control-group': ['está en el grupo de control', 'está no grupo de controle', 'is in the control group'],
  'below-minimum-balance': [
    'el saldo es menor que el mínimo',
    'o saldo está abaixo do mínimo',
    'the balance is below the minimum',
  ],
};
