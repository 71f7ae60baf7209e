import { describe, expect, it } from 'vitest';
import { camtMovementsOf } from '../../support/bank-movements.ts';

const statement = (inside: string, { root = 'Stmt', message = 'BkToCstmrStmt' } = {}): string =>
  `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><${message}><GrpHdr><MsgId>M</MsgId></GrpHdr>
<${root}><Id>S-1</Id><Acct><Id><IBAN>ES11</IBAN></Id></Acct>${inside}</${root}></${message}></Document>`;

const entry = ({
  amount = '100.00',
  side = 'CRDT',
  status = 'BOOK',
  day = '<Dt>2026-11-20</Dt>',
  inside = '',
  flags = '',
} = {}): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd>${flags}<Sts>${status}</Sts><BookgDt>${day}</BookgDt><AcctSvcrRef>R1</AcctSvcrRef>${inside}</Ntry>`;

const details = (inside: string): string => `<NtryDtls><TxDtls>${inside}</TxDtls></NtryDtls>`;

describe('what an entry means', () => {
  it.each([
    ['a credit', entry(), 'payment', ''],
    ['a debit without a day', entry({ side: 'DBIT', day: '' }), 'left-out', 'debit'],
    ['a debit', entry({ side: 'DBIT' }), 'left-out', 'debit'],
    ['a credit taken back', entry({ side: 'DBIT', flags: '<RvslInd>true</RvslInd>' }), 'reversal', ''],
    ['a credit taken back, as a figure', entry({ side: 'DBIT', flags: '<RvslInd>1</RvslInd>' }), 'reversal', ''],
    ['a debit taken back', entry({ flags: '<RvslInd>true</RvslInd>' }), 'left-out', 'returned-debit'],
    ['not a reversal by its own word', entry({ flags: '<RvslInd>false</RvslInd>' }), 'payment', ''],
    [
      'a direct debit that came back',
      entry({ side: 'DBIT', inside: details('<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>') }),
      'reversal',
      '',
    ],
    [
      'a transfer of ours that came back',
      entry({ inside: details('<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>') }),
      'left-out',
      'returned-debit',
    ],
    ['pending', entry({ status: 'PDNG' }), 'left-out', 'not-booked'],
    ['pending, as a code', entry({ status: '<Cd>PDNG</Cd>' }), 'left-out', 'not-booked'],
    ['for information', entry({ status: 'INFO' }), 'left-out', 'not-booked'],
    ['nothing', entry({ amount: '0.00' }), 'left-out', 'no-amount'],
  ])('%s', async (_, inside, kind, reason) => {
    const { movements } = await camtMovementsOf(statement(inside));
    expect(movements).toMatchObject([{ kind, ...(reason ? { reason } : {}) }]);
  });
});

describe('what an entry says', () => {
  it.each([
    [
      'a creditor reference',
      '<RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>',
      'RF18539007547034',
    ],
    ['a document number', '<RmtInf><Strd><RfrdDocInf><Nb>F-7</Nb></RfrdDocInf></Strd></RmtInf>', 'F-7'],
    [
      'the reference before the document',
      '<RmtInf><Strd><RfrdDocInf><Nb>F-7</Nb></RfrdDocInf><CdtrRefInf><Ref>C1</Ref></CdtrRefInf></Strd></RmtInf>',
      'C1',
    ],
    [
      'one word of the payer',
      '<Refs><EndToEndId>E9</EndToEndId></Refs><RmtInf><Ustrd>000123</Ustrd></RmtInf>',
      '000123',
    ],
    [
      'several words are none',
      '<Refs><EndToEndId>E9</EndToEndId></Refs><RmtInf><Ustrd>pago factura 7</Ustrd></RmtInf>',
      'E9',
    ],
    ['no key provided', '<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>', ''],
  ])('%s', async (_, inside, reference) => {
    const { movements } = await camtMovementsOf(statement(entry({ inside: details(inside) })));
    expect(movements).toMatchObject([{ reference }]);
  });

  it.each([
    ['a day', '<Dt>2026-11-20</Dt>'],
    ['a day with a zone', '<Dt>2026-11-20+01:00</Dt>'],
    ['an instant keeps the day it is written on', '<DtTm>2026-11-20T23:59:59.999+02:00</DtTm>'],
  ])('%s', async (_, day) => {
    const { movements } = await camtMovementsOf(statement(entry({ day })));
    expect(movements).toMatchObject([{ paidOn: '2026-11-20' }]);
  });

  it('who paid, in early and late versions', async () => {
    const early = details(
      '<RltdPties><Dbtr><Nm>Ana &amp; Co</Nm><Id><OrgId><Othr><Id>B12</Id></Othr></OrgId></Id></Dbtr></RltdPties>',
    );
    const late = details(
      '<RltdPties><Dbtr><Pty><Nm>Ana</Nm><Id><PrvtId><Othr><Id>12Z</Id></Othr></PrvtId></Id></Pty></Dbtr></RltdPties>',
    );
    const { movements } = await camtMovementsOf(statement(entry({ inside: early }) + entry({ inside: late })));
    expect(movements).toMatchObject([
      { payer: 'Ana & Co', nationalId: 'B12' },
      { payer: 'Ana', nationalId: '12Z' },
    ]);
  });
});

describe('a batch', () => {
  const batch = (...amounts: readonly string[]): string =>
    entry({
      inside: `<NtryDtls>${amounts.map((amount, at) => `<TxDtls><Refs><EndToEndId>E${at}</EndToEndId></Refs><AmtDtls><TxAmt>${amount}</TxAmt></AmtDtls></TxDtls>`).join('')}</NtryDtls>`,
    });
  const euros = (amount: string): string => `<Amt Ccy="EUR">${amount}</Amt>`;

  it('is taken apart where its amounts come to what was booked', async () => {
    const { movements } = await camtMovementsOf(statement(batch(euros('60.00'), euros('40'))));
    expect(movements).toMatchObject([
      { amount: 6000, reference: 'E0', paymentId: 'ES11/R1/2026-11-20/6000' },
      { amount: 4000, reference: 'E1', paymentId: 'ES11/R1/2026-11-20/4000' },
    ]);
  });

  it('of equal amounts under one reference stays several payments', async () => {
    const { movements } = await camtMovementsOf(statement(batch(euros('50.00'), euros('50.00'))));
    expect(movements.map((each) => each.kind !== 'left-out' && each.paymentId)).toEqual([
      'ES11/R1/2026-11-20/5000',
      'ES11/R1/2026-11-20/5000/2',
    ]);
  });

  it.each([
    ['an amount is missing', batch(euros('60.00'), '')],
    ['the amounts come to less', batch(euros('60.00'), euros('39.99'))],
    ['an amount is in another currency', batch(euros('60.00'), '<Amt Ccy="USD">40.00</Amt>')],
  ])('is one payment without a reference where %s', async (_, inside) => {
    const { movements } = await camtMovementsOf(statement(inside));
    expect(movements).toMatchObject([{ amount: 10000, reference: '', payer: '' }]);
  });
});

describe('what a statement states of itself', () => {
  const balance = (type: string, amount: string, side = 'CRDT'): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd></Bal>`;
  const totals = (number: string, sum: string): string =>
    `<TxsSummry><TtlNtries><NbOfNtries>${number}</NbOfNtries><Sum>${sum}</Sum></TtlNtries></TxsSummry>`;
  const two = entry() + entry({ side: 'DBIT', amount: '30.00' });

  it.each([
    ['balances', balance('OPBD', '5.00') + balance('CLBD', '75.00') + two, { balances: 1, counts: 0 }],
    [
      'the previous closing balance',
      balance('PRCD', '80.00', 'DBIT') + balance('CLBD', '10.00', 'DBIT') + two,
      { balances: 1 },
    ],
    ['no closing balance', balance('OPBD', '5.00') + two, { balances: 0 }],
    ['number and sum', totals('2', '130.00') + two, { counts: 2 }],
    [
      'one page of several',
      `<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>${balance('OPBD', '5.00')}${balance('CLBD', '9.00')}${two}`,
      { balances: 0 },
    ],
  ])('%s', async (_, inside, checks) => {
    expect((await camtMovementsOf(statement(inside))).checks).toMatchObject(checks);
  });

  it.each([
    [
      'balances',
      balance('OPBD', '5.00') + balance('CLBD', '75.01') + two,
      /closing balance is EUR 75\.01, and .* come to EUR 75\.00/,
    ],
    ['number', totals('3', '130.00') + two, /3 entries are stated, the statement holds 2/],
    [
      'sum',
      totals('2', '129.00') + two,
      /entries of 129\.00 in all are stated, those in the statement come to 130\.00/,
    ],
  ])('stops where %s differ', async (_, inside, message) => {
    await expect(camtMovementsOf(statement(inside))).rejects.toThrow(message);
  });
});

it('several statements and other message types', async () => {
  const two = statement(entry()).replace(
    '</Stmt>',
    `</Stmt><Stmt><Id>S-2</Id><Acct><Id><Othr><Id>0123</Id></Othr></Id></Acct>${entry()}</Stmt>`,
  );
  const { movements, checks } = await camtMovementsOf(two);
  expect(movements).toMatchObject([
    { paymentId: 'ES11/R1/2026-11-20/10000' },
    { paymentId: '0123/R1/2026-11-20/10000' },
  ]);
  expect(checks.statements).toBe(2);
  const notification = statement(entry(), { root: 'Ntfctn', message: 'BkToCstmrDbtCdtNtfctn' });
  expect((await camtMovementsOf(notification)).movements).toHaveLength(1);
});

it('an entry without a reference of the bank is known by its statement and its place', async () => {
  const bare = entry().replace('<AcctSvcrRef>R1</AcctSvcrRef>', '');
  const { movements, checks } = await camtMovementsOf(statement(bare + bare));
  expect(movements).toMatchObject([{ paymentId: 'ES11/S-1/1' }, { paymentId: 'ES11/S-1/2' }]);
  expect(checks.builtIds).toBe(2);
});

describe('what is no statement is refused with its line', () => {
  it.each([
    ['a document type', statement(entry()).replace('?>', '?><!DOCTYPE Document [<!ENTITY a "b">]>'), /a document type/],
    ['an entity of nobody', statement(entry({ inside: '<AddtlNtryInf>&a;</AddtlNtryInf>' })), /not well-formed XML/],
    ['a tag that does not close', statement(entry()).replace('</Ntry>', ''), /not well-formed XML/],
    ['a prefix of nobody', statement('<x:Ntry/>'), /not well-formed XML/],
    ['an amount in words', statement(entry({ amount: 'ten' })), /:3: an amount that cannot be read/],
    ['an amount below zero', statement(entry({ amount: '-1.00' })), /an amount that cannot be read/],
    ['too many decimals', statement(entry({ amount: '1.005' })), /an amount that cannot be read/],
    ['no currency', statement(entry().replace(' Ccy="EUR"', '')), /an amount that cannot be read/],
    ['no day', statement(entry({ day: '<Dt>2026-02-30</Dt>' })), /an entry without a day/],
    ['no side', statement(entry({ side: 'X' })), /no credit or debit indicator/],
    ['no status', statement(entry({ status: '' })), /an entry without a status/],
    ['no statement', '<Document><BkToCstmrStmt/></Document>', /no statement/],
    ['too deep', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, /more than 60 deep/],
    [
      'a text without an end',
      statement(entry({ inside: `<AddtlNtryInf>${'x'.repeat(20_000)}</AddtlNtryInf>` })),
      /more than 10000 characters/,
    ],
  ])('%s', async (_, text, message) => {
    await expect(camtMovementsOf(text)).rejects.toThrow(message);
  });
});
