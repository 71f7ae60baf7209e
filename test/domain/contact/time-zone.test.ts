import { beforeAll, describe, expect, test } from 'vitest';
import type { ContactPack } from '../../../src/domain/contact/contact-pack.ts';
import { type Whereabouts, zonesFor, zonesOf } from '../../../src/domain/contact/time-zone.ts';
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
    ['the home country, no region', { country: 'MX', phoneCountry: 'MX' }, [mexico]],
    ['a code', { country: 'MX', region: 'BC' }, ['America/Tijuana']],
    ['a code with its country', { country: 'mx', region: 'MX-BCN' }, ['America/Tijuana']],
    ['a name in capitals', { country: 'México', region: 'QUINTANA ROO' }, ['America/Cancun']],
    ['a name with dots', { region: 'Q. Roo' }, ['America/Cancun']],
    ['Sinaloa', { region: 'Sinaloa' }, ['America/Mazatlan']],
    ['a region with two zones', { region: 'chihuahua' }, ['America/Chihuahua', 'America/Ciudad_Juarez']],
    ['a region nobody knows', { region: 'Zona Norte' }, [mexico]],
    ['Brazil', { country: 'BR', region: 'AM' }, ['America/Manaus', 'America/Eirunepe']],
    ['an island', { country: 'BR', region: 'Fernando de Noronha' }, ['America/Noronha']],
    ['Easter Island', { country: 'CL', region: 'Isla de Pascua' }, ['Pacific/Easter']],
    ['without accents', { country: 'CL', region: 'MAGALLANES' }, ['America/Punta_Arenas']],
    ['the Canaries', { country: 'ES', region: 'Las Palmas' }, ['Atlantic/Canary']],
    ['a state in one zone', { country: 'US', region: 'California' }, ['America/Los_Angeles']],
    ['a state in two', { country: 'US', region: 'TX' }, ['America/Chicago', 'America/Denver']],
    ['a telephone abroad', { phoneCountry: 'CO' }, ['America/Bogota']],
    ['an address and a telephone abroad', { region: 'JAL', phoneCountry: 'CO' }, [mexico, 'America/Bogota']],
    ['a country without a pack', { country: 'VE' }, [mexico]],
  ])('%s', (_, whereabouts, zones) => {
    expect(zonesOf(whereabouts, packs, mexico)).toEqual(zones);
    const remembered = zonesFor(packs, mexico);
    expect(remembered(whereabouts)).toEqual(zones);
    expect(remembered(whereabouts)).toBe(remembered({ ...whereabouts }));
  });

  test('abroad with no region may be anywhere in that country', () =>
    expect(zonesOf({ country: 'CL' }, packs, mexico)).toContain('Pacific/Easter'));

  test('an unknown region may be in the country’s first zone or the workspace’s', () =>
    expect(zonesOf({ region: 'Zona Norte' }, packs, 'America/Tijuana')).toEqual([mexico, 'America/Tijuana']));
});
