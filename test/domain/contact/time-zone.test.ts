import { beforeAll, describe, expect, test } from 'vitest';
import { residenceOf } from '../../../src/domain/contact/residence.ts';
import { type Whereabouts, zonesFor, zonesOf } from '../../../src/domain/contact/time-zone.ts';
import type { ContactPack } from '../../../src/domain/contact-rules/contact-pack.ts';
import { readContactPacks } from '../../../src/files/contact-rules/contact-rules.ts';

let packs: readonly ContactPack[] = [];

beforeAll(async () => {
  packs = await readContactPacks(['MX', 'BR', 'CL', 'ES', 'US', 'CO']);
});

const mexico = 'America/Mexico_City';

describe('zonesOf', () => {
  test.each<[string, Whereabouts, string[]]>([
    ['the zone given', { timeZone: 'America/Tijuana', region: 'JAL' }, ['America/Tijuana']],
    ['a zone nobody knows is passed over', { timeZone: 'Mars/Base', region: 'SON' }, ['America/Hermosillo']],
    ['nothing known', {}, [mexico]],
    ['the home country, no region', { country: 'MX', phones: ['+523312345678'] }, [mexico]],
    ['a code', { country: 'MX', region: 'BC' }, ['America/Tijuana']],
    ['a code with its country', { country: 'mx', region: 'MX-BCN' }, ['America/Tijuana']],
    ['a name in capitals', { country: 'México', region: 'QUINTANA ROO' }, ['America/Cancun']],
    ['a name with dots', { region: 'Q. Roo' }, ['America/Cancun']],
    ['Sinaloa', { region: 'Sinaloa' }, ['America/Mazatlan']],
    ['a region with two zones', { region: 'chihuahua' }, ['America/Chihuahua', 'America/Ciudad_Juarez']],
    ['a region with its city', { region: 'BC', city: 'Mexicali' }, ['America/Tijuana']],
    ['a city alone, and there may be another by its name', { city: 'Tijuana' }, ['America/Tijuana', mexico]],
    ['a city that tells nothing', { city: 'Toluca' }, [mexico]],
    ['a mobile of Tijuana', { phones: ['+526641234567'] }, ['America/Tijuana']],
    ['a country and a mobile of Tijuana', { country: 'MX', phones: ['+526641234567'] }, ['America/Tijuana']],
    ['two telephones', { phones: ['+525512345678', '+526641234567'] }, [mexico, 'America/Tijuana']],
    [
      'an address and a telephone that disagree',
      { region: 'JAL', phones: ['+526641234567'] },
      [mexico, 'America/Tijuana'],
    ],
    ['an address and a telephone that agree', { region: 'BC', phones: ['+526641234567'] }, ['America/Tijuana']],
    ['New York, by telephone', { phones: ['+12125550123'] }, ['America/New_York']],
    [
      'Texas, and a telephone of New York',
      { country: 'US', region: 'TX', phones: ['+12125550123'] },
      ['America/Chicago', 'America/Denver', 'America/New_York'],
    ],
    [
      'the United States, and a telephone of New York',
      { country: 'US', phones: ['+12125550123'] },
      ['America/New_York'],
    ],
    ['an area code on the border of two zones', { phones: ['+18505550123'] }, ['America/Chicago', 'America/New_York']],
    [
      'an American number of no known area',
      { phones: ['+14165550123'] },
      [
        'America/New_York',
        'America/Chicago',
        'America/Denver',
        'America/Los_Angeles',
        'America/Anchorage',
        'Pacific/Honolulu',
      ],
    ],
    ['Manaus, by telephone', { phones: ['+5592991234567'] }, ['America/Manaus']],
    ['São Paulo, by telephone', { phones: ['+5511991234567'] }, ['America/Sao_Paulo']],
    ['the Canaries, by telephone', { phones: ['+34928123456'] }, ['Atlantic/Canary']],
    [
      'a Spanish mobile tells only of Spain',
      { phones: ['+34612345678'] },
      ['Europe/Madrid', 'Africa/Ceuta', 'Atlantic/Canary'],
    ],
    ['a province of the mainland', { country: 'ES', region: 'Sevilla' }, ['Europe/Madrid']],
    ['a region of the mainland', { country: 'CL', region: 'Maule' }, ['America/Santiago']],
    ['Brazil', { country: 'BR', region: 'AM' }, ['America/Manaus', 'America/Eirunepe']],
    ['an island', { country: 'BR', region: 'Fernando de Noronha' }, ['America/Noronha']],
    ['Easter Island', { country: 'CL', region: 'Isla de Pascua' }, ['Pacific/Easter']],
    ['without accents', { country: 'CL', region: 'MAGALLANES' }, ['America/Punta_Arenas']],
    ['the Canaries', { country: 'ES', region: 'Las Palmas' }, ['Atlantic/Canary']],
    ['a state in one zone', { country: 'US', region: 'California' }, ['America/Los_Angeles']],
    ['a state in two', { country: 'US', region: 'TX' }, ['America/Chicago', 'America/Denver']],
    ['a telephone abroad', { phones: ['+573001234567'] }, ['America/Bogota']],
    ['an address and a telephone abroad', { region: 'JAL', phones: ['+573001234567'] }, [mexico, 'America/Bogota']],
    ['a country without a pack', { country: 'VE' }, [mexico]],
  ])('%s', (_, whereabouts, zones) => {
    expect(zonesOf(whereabouts, packs, mexico)).toEqual(zones);
    const remembered = zonesFor(packs, mexico);
    expect(remembered(whereabouts)).toEqual(zones);
    expect(remembered(whereabouts)).toBe(remembered({ ...whereabouts }));
  });

  test('abroad with no region may be anywhere in that country', () =>
    expect(zonesOf({ country: 'CL' }, packs, mexico)).toContain('Pacific/Easter'));

  test('an unknown region may be anywhere in the country; the window is told in the workspace’s zone', () => {
    const zones = zonesOf({ region: 'Zona Norte' }, packs, 'America/Tijuana');
    expect(zones[0]).toBe('America/Tijuana');
    expect(new Set(zones)).toEqual(new Set(packs.find(({ country }) => country === 'MX')?.timeZones));
  });
});

describe('residenceOf', () => {
  const home = () => packs.find(({ country }) => country === 'MX');
  test.each<[string, Whereabouts, string]>([
    ['nothing known', {}, 'home'],
    ['the home country', { country: 'México' }, 'home'],
    ['another with rules', { country: 'US', phones: ['+525512345678'] }, 'United States'],
    ['one without', { country: 'VE' }, 'unknown'],
    ['no country at all', { country: 'Zona Norte' }, 'unknown'],
    ['a region, and a telephone abroad', { region: 'JAL', phones: ['+573001234567'] }, 'home'],
    ['only telephones, one of them at home', { phones: ['+573001234567', '+525512345678'] }, 'home'],
    ['only a telephone abroad', { phones: ['+573001234567'] }, 'Colombia'],
    ['only a telephone where nobody wrote rules', { phones: ['+50212345678'] }, 'unknown'],
  ])('%s', (_, whereabouts, lives) => {
    const residence = residenceOf(whereabouts, packs, home());
    expect(typeof residence === 'string' ? residence : residence.title).toBe(lives);
  });
});
