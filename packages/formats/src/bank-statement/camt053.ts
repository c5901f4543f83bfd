import { CURRENCIES, minorDigits } from '@tongzhou/domain';
import { SaxesParser } from 'saxes';
import {
  dayIn,
  fault,
  referenceIn,
  STATEMENT_LINES_MAX,
  type StatementFault,
  type StatementLine,
  type StatementRead,
  sumIn,
} from './statement.ts';

type Entry = {
  readonly line: number;
  readonly column: number;
  /** Paths below the entry, such as `BookgDt/Dt`, with the first text that stands there. */
  readonly texts: Map<string, string>;
  currency: string | null;
};

/**
 * ISO 20022 bank-to-customer statement (camt.053, any version): each booked entry `Ntry`. Names of elements are taken without
 * their prefix. No entity but the five of XML is known, no document type is followed, and nothing outside the text is fetched.
 */
export function readCamt053(text: string): StatementRead {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const path: string[] = [];
  const lines: StatementLine[] = [];
  const faults: StatementFault[] = [];
  let entry: Entry | null = null;
  let depth = 0;
  let words = '';
  let broken: StatementFault | null = null;
  parser.on('error', () => {
    broken ??= fault('not-xml', parser.line, parser.column + 1);
  });
  parser.on('doctype', () => {
    broken ??= fault('not-xml', parser.line, parser.column + 1);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const bare = name.slice(name.indexOf(':') + 1);
    path.push(bare);
    words = '';
    if (bare === 'Ntry' && entry === null) {
      entry = { line: parser.line, column: parser.column + 1, texts: new Map(), currency: null };
      depth = path.length;
    } else if (entry && bare === 'Amt' && path.length === depth + 1) entry.currency = attributes.Ccy ?? null;
  });
  parser.on('text', (said) => {
    if (entry) words += said;
  });
  parser.on('closetag', () => {
    if (entry && path.length === depth) {
      take(entry, lines, faults);
      entry = null;
    } else if (entry) {
      const at = path.slice(depth).join('/');
      if (words.trim() !== '' && !entry.texts.has(at)) entry.texts.set(at, words.trim());
    }
    words = '';
    path.pop();
  });
  parser.write(text).close();
  if (broken) return { ok: false, fault: broken };
  if (lines.length + faults.length > STATEMENT_LINES_MAX)
    return { ok: false, fault: fault('too-many-lines') };
  return { ok: true, statement: { kind: 'camt.053', lines, faults } };
}

function take(
  { line, column, texts, currency }: Entry,
  lines: StatementLine[],
  faults: StatementFault[],
): void {
  const first = (...paths: string[]): string => paths.map((path) => texts.get(path)).find(Boolean) ?? '';
  const wrong = (code: StatementFault['fault']) => faults.push(fault(code, line, column));
  // What is only expected has not happened.
  if (/^(?:PDNG|INFO)$/.test(first('Sts', 'Sts/Cd'))) return;
  if (currency === null || !CURRENCIES.includes(currency)) return void wrong('no-currency');
  const amount = sumIn(first('Amt'), minorDigits(currency));
  if (!amount || amount < 0) return void wrong('no-amount');
  const bookedOn = dayIn(first('BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm'));
  if (bookedOn === null) return void wrong('no-day');
  const side = first('CdtDbtInd');
  if (side !== 'CRDT' && side !== 'DBIT') return void wrong('no-direction');
  const isReversal = first('RvslInd') === 'true';
  const isCredit = (side === 'CRDT') !== isReversal;
  const details = 'NtryDtls/TxDtls';
  const other = isCredit ? 'Dbtr' : 'Cdtr';
  lines.push({
    line,
    reference:
      referenceIn(first('AcctSvcrRef')) ??
      referenceIn(first(`${details}/Refs/AcctSvcrRef`)) ??
      referenceIn(first(`${details}/Refs/EndToEndId`, 'NtryRef')),
    bookedOn,
    amount,
    currency,
    direction: isCredit ? 'credit' : 'debit',
    counterparty: first(`${details}/RltdPties/${other}/Nm`, `${details}/RltdPties/${other}/Pty/Nm`) || null,
    text: first(`${details}/RmtInf/Ustrd`, 'AddtlNtryInf') || null,
  });
}
