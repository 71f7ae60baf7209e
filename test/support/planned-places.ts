import type { Day } from '../../src/domain/day.ts';
import type { Country } from './naive/naive-pack.ts';

type Place = readonly [region: string | null, city: string | null, country: string | null];

/** Where customers of a workspace may live and what their telephones are like. */
export interface Home {
  readonly timeZone: string;
  readonly currency: string;
  readonly phones: readonly string[];
  readonly places: readonly Place[];
}

/** A workspace of every country, with customers at its edges and beyond them. */
export const homes: Readonly<Record<Country, Home>> = {
  MX: {
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    phones: ['+525512345678', '+526641234567', '+529981234567', '+34612345678'],
    places: [
      [null, null, null],
      ['CDMX', 'Ciudad de México', 'MX'],
      ['Baja California', 'Tijuana', 'MX'],
      ['Q. Roo', 'Cancún', null],
      ['MX-CHH', 'Ciudad Juárez', 'México'],
      ['Nirgendwo', null, null],
      ['CA', 'San Diego', 'US'],
    ],
  },
  CO: {
    timeZone: 'America/Bogota',
    currency: 'COP',
    phones: ['+573001234567', '+576011234567', '+573101234567', '+12125550123'],
    places: [
      [null, null, null],
      ['Antioquia', 'Medellín', 'CO'],
    ],
  },
  CL: {
    timeZone: 'America/Santiago',
    currency: 'CLP',
    phones: ['+56912345678', '+56221234567', '+56932100000', '+5491112345678'],
    places: [
      [null, null, null],
      ['Región Metropolitana', 'Santiago', 'CL'],
      ['Valparaíso', 'Hanga Roa', 'CL'],
      ['Magallanes', 'Punta Arenas', 'Chile'],
      ['Arica y Parinacota', 'Arica', null],
    ],
  },
  PE: {
    timeZone: 'America/Lima',
    currency: 'PEN',
    phones: ['+51912345678', '+5112345678', '+51987654321', '+56912345678'],
    places: [
      [null, null, null],
      ['Cusco', 'Cusco', 'PE'],
    ],
  },
  AR: {
    timeZone: 'America/Argentina/Buenos_Aires',
    currency: 'ARS',
    phones: ['+5491112345678', '+541143211234', '+5493511234567', '+5511912345678'],
    places: [
      [null, null, null],
      ['CABA', 'Buenos Aires', 'AR'],
      ['Córdoba', 'Córdoba', 'Argentina'],
      ['Tierra del Fuego', 'Ushuaia', null],
    ],
  },
  BR: {
    timeZone: 'America/Sao_Paulo',
    currency: 'BRL',
    phones: ['+5511912345678', '+5592912345678', '+551140041234', '+351912345678'],
    places: [
      [null, null, null],
      ['SP', 'São Paulo', 'BR'],
      ['Amazonas', 'Manaus', 'BR'],
      ['AC', 'Rio Branco', 'Brasil'],
      ['AL', 'Maceió', null],
      ['PE', 'Fernando de Noronha', 'BR'],
    ],
  },
  ES: {
    timeZone: 'Europe/Madrid',
    currency: 'EUR',
    phones: ['+34612345678', '+34922123456', '+34911234567', '+447911123456'],
    places: [
      [null, null, null],
      ['Madrid', 'Madrid', 'ES'],
      ['Canarias', 'Santa Cruz de Tenerife', 'ES'],
      ['Las Palmas', 'Las Palmas', 'España'],
      ['Cataluña', 'Barcelona', null],
      [null, null, 'GB'],
    ],
  },
  US: {
    timeZone: 'America/New_York',
    currency: 'USD',
    phones: ['+12125550123', '+13105550123', '+18085550123', '+525512345678'],
    places: [
      [null, null, null],
      ['NY', 'Brooklyn', 'US'],
      ['New York', 'Buffalo', 'US'],
      ['NY', null, null],
      ['HI', 'Honolulu', 'US'],
      ['TX', 'El Paso', 'US'],
      ['AZ', 'Phoenix', null],
    ],
  },
  GB: {
    timeZone: 'Europe/London',
    currency: 'GBP',
    phones: ['+447911123456', '+442079460000', '+441312345678', '+34612345678'],
    places: [
      [null, null, null],
      ['SCT', 'Edinburgh', 'GB'],
      ['Northern Ireland', 'Belfast', 'GB'],
      ['ENG', 'London', 'United Kingdom'],
    ],
  },
  SV: {
    timeZone: 'America/El_Salvador',
    currency: 'USD',
    phones: ['+50371234567', '+50322123456', '+50361234567', '+12125550123'],
    places: [
      [null, null, null],
      ['San Salvador', 'San Salvador', 'SV'],
    ],
  },
};

/** Around time changes, leap days, month ends, Easter, moved and named holidays, and the days on which rules take effect. */
export const specialDays = [
  '2026-03-07',
  '2026-03-08',
  '2026-03-28',
  '2026-03-29',
  '2026-04-02',
  '2026-04-03',
  '2026-04-04',
  '2026-04-05',
  '2026-04-06',
  '2026-09-05',
  '2026-09-06',
  '2026-08-31',
  '2026-09-01',
  '2026-10-25',
  '2026-10-31',
  '2026-11-01',
  '2026-11-02',
  '2026-11-16',
  '2026-11-20',
  '2026-12-08',
  '2026-12-24',
  '2026-12-25',
  '2026-12-31',
  '2027-01-01',
  '2027-03-13',
  '2027-03-14',
  '2027-03-26',
  '2027-04-03',
  '2027-04-04',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
] as unknown as readonly Day[];
