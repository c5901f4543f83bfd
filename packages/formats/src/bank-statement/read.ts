import { decodeText } from '../text/decode.ts';
import { readCamt053 } from './camt053.ts';
import { fault, STATEMENT_BYTES_MAX, type StatementRead } from './statement.ts';
import { readTable } from './tables.ts';

/**
 * The movements on an account, from the file that a bank or a payment platform gives out: camt.053, CSV with the headings of
 * Chinese banks, Alipay's and WeChat's bills, in whichever encoding. What of a line cannot be read is named by line and column, and
 * the others are read all the same. Never throws.
 */
export function readStatement(bytes: Uint8Array): StatementRead {
  if (bytes.length > STATEMENT_BYTES_MAX) return { ok: false, fault: fault('too-large') };
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { ok: false, fault: fault(decoded.fault) };
  const text = decoded.text.replace(/^\ufeff/, '');
  return text.trimStart().startsWith('<') ? readCamt053(text) : readTable(text);
}
