/**
 * The elements of camt.053 and camt.054 that are read, by the element they stand in (ISO 20022, message definitions
 * BankToCustomerStatement and BankToCustomerDebitCreditNotification, 001.02 to 001.12). Later versions put a code below
 * `Sts` and a party below `Dbtr/Pty`; both are read. Everything else is passed over.
 */
export const camtPaths = {
  Stmt: [
    'Id',
    'ElctrncSeqNb',
    'StmtPgntn/PgNb',
    'StmtPgntn/LastPgInd',
    'Acct/Id/IBAN',
    'Acct/Id/Othr/Id',
    'Acct/Ccy',
    'TxsSummry/TtlNtries/NbOfNtries',
    'TxsSummry/TtlNtries/Sum',
  ],
  Bal: ['Tp/CdOrPrtry/Cd', 'Amt', 'CdtDbtInd'],
  Ntry: [
    'Amt',
    'CdtDbtInd',
    'RvslInd',
    'Sts',
    'Sts/Cd',
    'BookgDt/Dt',
    'BookgDt/DtTm',
    'ValDt/Dt',
    'ValDt/DtTm',
    'AcctSvcrRef',
    'BkTxCd/Domn/Fmly/SubFmlyCd',
    'AddtlNtryInf',
  ],
  TxDtls: [
    'Amt',
    'AmtDtls/TxAmt/Amt',
    'AmtDtls/InstdAmt/Amt',
    'CdtDbtInd',
    'Refs/AcctSvcrRef',
    'Refs/EndToEndId',
    'RmtInf/Strd/CdtrRefInf/Ref',
    'RmtInf/Strd/RfrdDocInf/Nb',
    'RmtInf/Ustrd',
    'RltdPties/Dbtr/Nm',
    'RltdPties/Dbtr/Pty/Nm',
    'RltdPties/Dbtr/Id/OrgId/Othr/Id',
    'RltdPties/Dbtr/Id/PrvtId/Othr/Id',
    'RltdPties/Dbtr/Pty/Id/OrgId/Othr/Id',
    'RltdPties/Dbtr/Pty/Id/PrvtId/Othr/Id',
    'RtrInf/Rsn/Cd',
    'RtrInf/Rsn/Prtry',
    'AddtlTxInf',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** An element whose leaves are gathered. */
export type CamtScope = keyof typeof camtPaths;

const scopes: Readonly<Record<string, CamtScope>> = {
  Stmt: 'Stmt',
  Ntfctn: 'Stmt',
  Bal: 'Bal',
  Ntry: 'Ntry',
  TxDtls: 'TxDtls',
};

/** Where each of them stands, from the element that holds the message. */
const places: Readonly<Record<CamtScope, string>> = {
  Stmt: '',
  Bal: 'Stmt',
  Ntry: 'Stmt',
  TxDtls: 'Ntry/NtryDtls',
};

/** The scope that an element begins, given the scope it stands in and its path there. */
export const scopeBegun = (name: string, within: CamtScope | undefined, path: string): CamtScope | undefined => {
  const scope = scopes[name];
  if (!scope) return undefined;
  const place = [within, path].filter(Boolean).join('/');
  return places[scope] === place ? scope : undefined;
};

const wanted: Readonly<Record<CamtScope, ReadonlySet<string>>> = {
  Stmt: new Set<string>(camtPaths.Stmt),
  Bal: new Set<string>(camtPaths.Bal),
  Ntry: new Set<string>(camtPaths.Ntry),
  TxDtls: new Set<string>(camtPaths.TxDtls),
};

/** Whether the leaf is read. */
export const isWanted = (scope: CamtScope, path: string): boolean => wanted[scope].has(path);
