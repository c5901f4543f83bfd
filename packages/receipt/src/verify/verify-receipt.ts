import { type EntryContent, readEntry } from '../content/gift-entry.ts';
import { entryText, type ReceiptFile } from '../file/receipt-file.ts';
import {
  createVerifier,
  formatKeyId,
  type LogTrust,
  toBase64,
  verifyProof,
  type WitnessSeen,
} from '../log.ts';
import { ReceiptError } from '../receipt-error.ts';

/** A receipt whose proof holds, and what it holds against. */
export interface VerifiedReceipt {
  readonly form: ReceiptFile['form'];
  readonly origin: string;
  readonly index: number;
  /** Of the tree under whose signed head the entry was proven. */
  readonly size: number;
  /** Base64, as the checkpoint writes it. */
  readonly root: string;
  readonly signedBy: { readonly name: string; readonly keyId: string };
  /**
   * Whose word the key is: `pinned` came from the person who checks, `receipt` from the file itself, `site` from the
   * operator's site. By the latter two one learns only that the file is whole, not that it is the true log's.
   */
  readonly keyFrom: 'pinned' | 'receipt' | 'site';
  /** Those whose cosignatures were asked for and hold. */
  readonly witnesses: readonly WitnessSeen[];
  /** The entry, byte for byte the one that is in the log. */
  readonly entry: string;
  readonly content: EntryContent;
}

/** Whom to believe; without it, the key that the receipt itself states. */
export interface ReceiptTrust {
  readonly trust?: LogTrust;
  /** Whether the trust is the person's own (the default), or taken from the site. */
  readonly trustFrom?: 'pinned' | 'site';
  /** The entry, for a `.tlog-proof` that does not carry it. */
  readonly entry?: Uint8Array;
}

/**
 * Verifies a receipt without a network: the log's signature on the tree, the cosignatures that the policy asks for,
 * and that the entry is in that tree. Throws `TlogError` for a receipt that does not hold, `ReceiptError` for one that
 * cannot be checked.
 */
export async function verifyReceipt(file: ReceiptFile, given: ReceiptTrust = {}): Promise<VerifiedReceipt> {
  const entry = given.entry ?? file.entry;
  if (entry === null) throw new ReceiptError('no-entry', 'the proof does not carry its entry');
  const proven = await verifyProof(file.proof, entry, given.trust ?? (await statedTrust(file)));
  const text = entryText(entry);
  return {
    form: file.form,
    origin: proven.origin,
    index: proven.index,
    size: proven.size,
    root: toBase64(proven.root),
    signedBy: { name: proven.signedBy.name, keyId: formatKeyId(proven.signedBy.keyId) },
    keyFrom: given.trust ? (given.trustFrom ?? 'pinned') : 'receipt',
    witnesses: proven.witnesses,
    entry: text,
    content: readEntry(text),
  };
}

async function statedTrust({ statedKey }: ReceiptFile): Promise<LogTrust> {
  if (statedKey === null) throw new ReceiptError('no-key', 'no key was given and the file states none');
  return { log: await createVerifier(statedKey) };
}
