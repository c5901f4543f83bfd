import { decodeText, parseProof } from '../log.ts';
import { ReceiptError } from '../receipt-error.ts';
import { embeddedFiles } from './embedded-files.ts';

/** What a receipt's file holds; nothing of it is verified yet. */
export interface ReceiptFile {
  readonly form: 'pdf' | 'tlog-proof';
  /** The `.tlog-proof` file (C2SP tlog-proof). */
  readonly proof: Uint8Array;
  /** The log entry, from the proof's extra data or beside it in the PDF; null where only the proof was kept. */
  readonly entry: Uint8Array | null;
  /** The log's key as the receipt itself states it: the operator's own word. Null where it states none. */
  readonly statedKey: string | null;
}

/** Names under which the PDF carries its files. */
export const ATTACHED = { proof: 'receipt.tlog-proof', entry: 'entry.json', key: 'log-key.txt' } as const;

/** A receipt PDF takes about 100 kB; one that a scanner or a mail program has added to, some megabytes. */
export const RECEIPT_BYTES_MAX = 20_000_000;

const PROOF_START = 'c2sp.org/tlog-proof@';
const KEY = /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+\n?$/;

/** Reads a receipt, a PDF or a `.tlog-proof`, by what is in it; throws `ReceiptError`, and `TlogError` for a bad proof. */
export async function readReceiptFile(bytes: Uint8Array): Promise<ReceiptFile> {
  if (bytes.length > RECEIPT_BYTES_MAX) {
    throw new ReceiptError('too-large', `a receipt has no more than ${RECEIPT_BYTES_MAX} bytes`);
  }
  if (beginsWith(bytes, PROOF_START)) return { form: 'tlog-proof', ...opened(bytes), statedKey: null };
  // ISO 32000-1, Annex H: readers accept the header anywhere in the first 1024 bytes.
  if (!start(bytes, 1024).includes('%PDF-')) {
    throw new ReceiptError('not-a-receipt', 'neither a PDF nor a .tlog-proof');
  }
  return openPdf(await embeddedFiles(bytes));
}

function openPdf(files: readonly Uint8Array[]): ReceiptFile {
  const proofs = files.filter((file) => beginsWith(file, PROOF_START));
  const [proof] = proofs;
  if (proof === undefined) throw new ReceiptError('no-proof-in-pdf', 'the PDF carries no .tlog-proof');
  // One that is shown and another that is checked would be a way to deceive.
  if (proofs.length > 1) throw new ReceiptError('several-proofs', `the PDF carries ${proofs.length} proofs`);
  const { entry } = opened(proof);
  const beside = files.find((file) => beginsWith(file, '{')) ?? null;
  const key = files.filter((file) => file.length < 1000).map((file) => start(file, 1000));
  return {
    form: 'pdf',
    proof,
    entry: entry ?? beside,
    statedKey: key.find((text) => KEY.test(text))?.trim() ?? null,
  };
}

const opened = (proof: Uint8Array) => ({ proof, entry: parseProof(proof).extra ?? null });

const start = (bytes: Uint8Array, length: number): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, length));

const beginsWith = (bytes: Uint8Array, text: string): boolean => start(bytes, text.length) === text;

/** An entry as text; throws `malformed-encoding` for bytes that are not UTF-8. */
export const entryText = (entry: Uint8Array): string => decodeText(entry);
