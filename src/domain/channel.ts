/** The ways a customer can be contacted. */
export const channels = ['sms', 'whatsapp', 'email', 'letter', 'call'] as const;
export type Channel = (typeof channels)[number];

const written: Readonly<Record<Channel, string>> = {
  sms: 'mensaje texto|mensaje de texto|mensagem de texto|torpedo|text|text message|txt',
  whatsapp: 'wa|wsp|whats|whats app|wpp|zap',
  email: 'e mail|mail|correo|correo electronico|correio eletronico',
  letter: 'carta|cartas|correo postal|correspondencia|mail letter|post',
  call: 'calls|llamada|llamadas|llamada telefonica|ligacao|ligacoes|telefono|telefone|telefonema|phone|phone call',
};

const names: ReadonlyMap<string, Channel> = new Map(
  channels.flatMap((channel) => [channel, ...written[channel].split('|')].map((name) => [name, channel] as const)),
);

/** Reads a channel's name as files write it in Spanish, Portuguese or English: `Correo`, `Ligação`, `E-mail`. */
export const parseChannel = (text: string): Channel | undefined =>
  names.get(
    text
      .trim()
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{Mark}/gu, '')
      .replace(/[\s_-]+/g, ' '),
  );
