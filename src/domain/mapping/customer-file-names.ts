import type { CustomerField } from './field.ts';
import type { HeadingNames } from './heading-tiers.ts';

/** What a customers file calls its fields, where a portfolio has other names or none. */
export const customerFileNames = {
  account_id: [
    'account id|account|account number|cuenta|numero cuenta|id cuenta|credito|numero credito|contrato|numero contrato|' +
      'conta|numero conta|factura|numero factura|invoice number',
  ],
  currency: ['currency|currency code|moneda|moeda|divisa|codigo moneda|moneda ingreso|moeda renda|income currency'],
  means_on: [
    'means on|income date|income as of|declared on|fecha ingresos|fecha ingreso|fecha declaracion|fecha estudio socioeconomico|' +
      'data renda|data declaracao|fecha situacion financiera|fecha capacidad pago',
  ],
  consent_evidence: [
    'consent evidence|evidence|evidencia|evidencia consentimiento|soporte autorizacion|soporte consentimiento|prueba consentimiento|' +
      'comprovante consentimento|evidencia consentimento|prova consentimento|consent reference|consent source|origen consentimiento',
  ],
} as const satisfies Readonly<Record<CustomerField, HeadingNames>>;
