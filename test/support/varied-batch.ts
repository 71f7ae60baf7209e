import type { Database } from '../../src/stores/database.ts';
import { batchRow, customerRow, exclusionRow, messageRow } from './batch-workspace.ts';

const hostile = '<script>alert(1)</script> {{ 7 | times: 6 }} \u202Egnp.exe\u202C';

/** A batch with a message on every channel, hostile texts, findings and three kinds of exclusion. */
export const variedBatch = async (database: Database): Promise<void> => {
  const customers = ['C-1001', 'C-1002', 'C-1003', 'C-1004', 'C-1005', 'C-1006', 'C-1007', 'C-1008', 'C-1009'];
  await database('customers').insert(customers.map((customer) => customerRow(customer)));
  await database('batches').insert(batchRow({ candidates: 9, messages: 6, excluded: 3 }));
  await database('messages').insert([
    messageRow('C-1001', {
      recipient_name: 'ANA MARÍA TORRES GÓMEZ',
      body: 'Hola, Ana María. Su pago de $1,000.00 venció el 10 de noviembre de 2026.\n\n¿Le ayudamos? Responda a este mensaje.',
    }),
    messageRow('C-1002', {
      channel: 'sms',
      body: 'Crédito Amigo: Hola, José 🙂. Su pago de $1,000.00 venció el 10 de noviembre de 2026. Si ya pagó, gracias. ¿Necesita ayuda? Responda AYUDA a este mensaje.',
      recipient_name: 'José Pérez',
      parts: 3,
      cost_minor: 135,
      template: 'recordatorio-sms',
    }),
    messageRow('C-1003', {
      channel: 'email',
      segment: 'mid',
      step: 'offer-help',
      tone: 'supportive',
      template: 'opciones-de-pago',
      subject: 'Opciones para usted, Rosa',
      recipient: 'rosa.luz@correo.example.mx',
      recipient_name: 'Rosa Luz Díaz',
      amount_minor: 1_234_567_890,
      accounts: 3,
      cost_minor: 5,
      body: 'Estimada Rosa:\n\nTenemos tres formas de ponerse al día que se ajustan a lo que puede pagar:\n\n1. Pagar todo antes del 30 de noviembre de 2026.\n2. Tres pagos de $4,115,226.30 cada mes.\n3. Hablar con una persona.\n\nElija la que le venga mejor; la rosa de los vientos no cambia.\n\nCrédito Amigo',
    }),
    messageRow('C-1004', {
      channel: 'letter',
      segment: 'mid',
      template: 'carta-opciones',
      step: 'letter',
      tone: 'supportive',
      subject: 'Información sobre su cuenta',
      recipient: 'Calle 5 de Mayo 12, 06000 Ciudad de México',
      recipient_name: 'Aceros del Norte SA de CV',
      cost_minor: 1250,
      body: 'Estimado cliente:\n\nLe escribimos por su cuenta …4821. Podemos buscar juntos un plan.\n\nAtentamente,\nCrédito Amigo',
    }),
    messageRow('C-1005', {
      channel: 'call',
      segment: 'late',
      step: 'call',
      tone: 'direct',
      template: 'guia-llamada',
      recipient_name: 'Luis Núñez',
      cost_minor: 0,
      body: '1. Salude y pregunte si es buen momento.\n2. Escuche: ¿cómo podemos ayudarle, Luis?\n3. Ofrezca las opciones 1 a 3.\n4. Agradezca y confirme lo acordado.',
    }),
    messageRow('C-1006', {
      recipient_name: hostile,
      body: `Hola. ${hostile}`,
      template: 'a"b',
      segment: "x' onclick='1",
    }),
  ]);
  await database('exclusions').insert([
    exclusionRow('C-1007', 'promise-running'),
    exclusionRow('C-1008', 'promise-running'),
    exclusionRow('C-1009', 'hold:illness'),
  ]);
};
