import { wordReader } from './written/named-word.ts';

/** The ways a customer can be contacted. */
export const channels = ['sms', 'whatsapp', 'email', 'letter', 'call'] as const;
export type Channel = (typeof channels)[number];

/** What people write for each channel, compared without capitals, accents, spaces and signs; a tilde stands for a space. */
const names: Readonly<Record<Channel, string>> = {
  sms:
    'sms texto text texts texting torpedo celular celular~sms sms~celular mensaje~de~texto mensajes~de~texto mensaje~sms ' +
    'mensagem~de~texto mensagens~de~texto mensagem~sms text~message text~messages sms~text',
  whatsapp: 'whatsapp whats wasap guasap wsp wsapp wpp wap wa zap zapzap mensaje~de~whatsapp mensagem~de~whatsapp',
  email:
    'email emails mail e~mail correo correos~electronicos correo~electronico correo~e correo~email correo~mail mail~electronico ' +
    'correio~eletronico correio~electronico endereco~eletronico electronic~mail email~address',
  letter:
    'letter letters carta cartas correo~postal correo~fisico correo~certificado carta~certificada carta~fisica correio correios ' +
    'carta~registrada carta~simples postal post postal~mail mail~letter physical~mail paper~mail us~mail',
  call:
    'call calls llamada llamadas llamada~telefonica llamar telefono telefonico telefonica telefono~fijo tel tlf telf fono ' +
    'voz llamada~de~voz ligacao ligacoes ligacao~telefonica ligar telefone telefonema chamada chamada~telefonica ' +
    'phone phone~call phone~calls telephone telephone~call voice voice~call calling',
};

/** Reads a channel's name as it is written in files, in Spanish, Portuguese or English; undefined where it could be two. */
export const parseChannel = wordReader(names);
