/** Receipts that verify without a network. Runs in Node and in browsers; making the PDF is the server's. */
export { type EntryContent, type GiftEntry, readEntry } from './content/gift-entry.ts';
export {
  ATTACHED,
  entryText,
  RECEIPT_BYTES_MAX,
  type ReceiptFile,
  readReceiptFile,
} from './file/receipt-file.ts';
export { RECEIPT_FAULTS, ReceiptError, type ReceiptFault } from './receipt-error.ts';
export { type ReceiptTrust, type VerifiedReceipt, verifyReceipt } from './verify/verify-receipt.ts';
export { sayFault } from './words/fault.ts';
export { GIFT_LABELS, type GiftLine, giftLines, giftMoment, thingsGiven } from './words/gift-words.ts';
export { sayVerified } from './words/meaning.ts';
export { type Names, NO_NAMES } from './words/names.ts';
export { type ReportSection, reportOf, reportText } from './words/report.ts';
export { TITLES } from './words/titles.ts';
