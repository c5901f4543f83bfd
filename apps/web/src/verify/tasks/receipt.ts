import { readReceiptFile, reportOf, type VerifiedReceipt, verifyReceipt } from '@tongzhou/receipt';
import { itemName } from '../goods.ts';
import { createVerifier } from '../log.ts';
import { namesFrom } from '../name-table.ts';
import type { Asked, Finding } from '../protocol.ts';

/** A receipt that was dropped: checked without asking anybody anything. */
export async function checkReceipt(asked: Extract<Asked, { kind: 'receipt' }>): Promise<Finding> {
  const { key, siteKey } = asked;
  const file = await readReceiptFile(new Uint8Array(asked.file));
  const log = async (vkey: string) => ({ log: await createVerifier(vkey) });
  if (key !== null) return receiptFinding(await verifyReceipt(file, { trust: await log(key) }), asked);
  if (file.statedKey !== null || siteKey === null) return receiptFinding(await verifyReceipt(file), asked);
  const given = { trust: await log(siteKey), trustFrom: 'site' as const };
  return receiptFinding(await verifyReceipt(file, given), asked);
}

export function receiptFinding(
  receipt: VerifiedReceipt,
  { names, language }: Pick<Asked, 'names' | 'language'>,
): Finding {
  const { title, sections } = reportOf(receipt, namesFrom(names, itemName), language);
  return {
    tone: receipt.keyFrom === 'pinned' ? 'good' : 'warn',
    code: `receipt-${receipt.keyFrom}`,
    title,
    sections,
  };
}
