import { describe, expect, it } from 'vitest';
import { parseRequestKind, parseRequestState, requestKinds } from '../../../src/domain/request/request-kind.ts';

describe('parseRequestKind', () => {
  it.each(requestKinds)('knows %s by its own name', (kind) => {
    expect(parseRequestKind(kind)).toBe(kind);
    expect(parseRequestKind(kind.replaceAll('-', '_').toUpperCase())).toBe(kind);
  });

  it.each([
    ['BAJA', 'stop-contact'],
    ['Não contatar', 'stop-contact'],
    ['Do Not Contact', 'stop-contact'],
    ['Número equivocado', 'wrong-person'],
    ['Contestação', 'dispute'],
    ['Suspensión temporal', 'pause'],
    ['Hablar con un asesor', 'talk-to-person'],
    ['Ingresos y gastos', 'financial-statement'],
    ['Estado de cuenta', 'breakdown'],
    ['Renegociação', 'adjust-plan'],
    ['Prórroga', 'defer'],
    ['Ya pagó', 'already-paid'],
    ['bailar', undefined],
  ])('reads %s as %s', (written, kind) => {
    expect(parseRequestKind(written)).toBe(kind);
  });

  it('reads states', () => {
    expect(['En proceso', 'Respondida', 'RECHAZADA', 'desistida', '?'].map(parseRequestState)).toEqual([
      'open',
      'granted',
      'refused',
      'withdrawn',
      undefined,
    ]);
  });
});
