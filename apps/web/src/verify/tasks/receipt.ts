import { readReceiptFile, reportOf, type VerifiedReceipt, verifyReceipt } from '@tongzhou/receipt';
import type { Language } from '#server/language.ts';
import { itemNames } from '../catalogue.ts';
import { createVerifier } from '../log.ts';
import type { Asked, Finding } from '../protocol.ts';

/** A receipt that was dropped: checked without asking anybody anything. */
export async function checkReceipt({
  file,
  key,
  siteKey,
  language,
}: Extract<Asked, { kind: 'receipt' }>): Promise<Finding> {
  const read = await readReceiptFile(new Uint8Array(file));
  const log = async (vkey: string) => ({ log: await createVerifier(vkey) });
  if (key !== null) return receiptFinding(await verifyReceipt(read, { trust: await log(key) }), language);
  if (read.statedKey !== null || siteKey === null) return receiptFinding(await verifyReceipt(read), language);
  const given = { trust: await log(siteKey), trustFrom: 'site' as const };
  return receiptFinding(await verifyReceipt(read, given), language);
}

export function receiptFinding(receipt: VerifiedReceipt, language: Language): Finding {
  const { title, sections } = reportOf(receipt, itemNames, language);
  return {
    tone: receipt.keyFrom === 'pinned' ? 'good' : 'warn',
    code: `receipt-${receipt.keyFrom}`,
    title,
    sections,
  };
}
