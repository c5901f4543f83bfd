/** Why a file is no receipt, stable across versions: programs branch on it, `@tongzhou/messages` says it to people. */
export const RECEIPT_FAULTS = [
  'too-large',
  'not-a-receipt',
  'no-proof-in-pdf',
  'several-proofs',
  'no-entry',
  'no-key',
] as const;

export type ReceiptFault = (typeof RECEIPT_FAULTS)[number];

/** A file that cannot be checked at all; a receipt that fails its check throws a `TlogError`. */
export class ReceiptError extends Error {
  override readonly name = 'ReceiptError';
  readonly code: ReceiptFault;

  constructor(code: ReceiptFault, message: string) {
    super(message);
    this.code = code;
  }
}
