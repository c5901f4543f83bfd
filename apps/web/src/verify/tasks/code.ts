import { Site, SiteError } from '@tongzhou/audit';
import { readReceiptFile, TITLES, verifyReceipt } from '@tongzhou/receipt';
import { said } from '#texts/words.ts';
import { decodeText, LogClient } from '../log.ts';
import type { Asked, Finding } from '../protocol.ts';
import { verifyToolTexts } from '../texts.ts';
import { continuity } from './continuity.ts';
import { badFinding } from './fault.ts';
import { receiptFinding } from './receipt.ts';
import { SOON, trustFor } from './trust.ts';

/** A receipt code: the proof is fetched and checked, then the entry is read once more out of the log's own tiles. */
export async function checkCode(asked: Extract<Asked, { kind: 'code' }>): Promise<Finding> {
  const { language, base } = asked;
  const t = said(verifyToolTexts, language);
  const site = new Site(base, SOON);
  const code = asked.code.trim().toUpperCase();
  const proof = await site
    .bytes(`api/v1/receipts/${encodeURIComponent(code)}/receipt.tlog-proof`)
    .catch((error) => {
      if (error instanceof SiteError && error.status === 503) return 'pending' as const;
      throw error;
    });
  if (proof === null) return badFinding('no-such-code', t.noSuchCode, language, 'warn');
  if (proof === 'pending') return badFinding('pending', t.pending, language, 'warn');
  const believed = await trustFor(asked.key, site);
  const { trust, key, from } = believed;
  const receipt = await verifyReceipt(await readReceiptFile(proof), { trust, trustFrom: from });
  const { content } = receipt;
  if (content.kind !== 'gift' || content.gift.receiptCode !== code)
    return badFinding('other-gift', t.otherGift, language);
  const client = new LogClient({ ...trust, read: (path) => site.bytes(`log/${path}`) });
  const checkpoint = await client.checkpoint();
  for await (const entry of client.entries(receipt.index, receipt.index + 1, checkpoint)) {
    if (decodeText(entry.bytes) !== receipt.entry)
      return badFinding('entry-differs', t.entryDiffers, language);
  }
  const against = await continuity(asked.remembered, checkpoint, believed, site, language);
  if (against) return against;
  const finding = receiptFinding(receipt, asked);
  const extra = [
    t.ownTiles(receipt.index, checkpoint.size),
    ...(asked.remembered?.key === key ? [t.continues] : []),
  ];
  return {
    ...finding,
    sections: finding.sections.map((section) =>
      section.title === TITLES.checked[language]
        ? { ...section, lines: [...section.lines, ...extra] }
        : section,
    ),
    seen: { key, checkpoint: decodeText(checkpoint.signed) },
  };
}
