import type { z } from 'zod';
import { type ItemIndex, itemsProvenBy } from '../../kernel/item/index-of-items.ts';
import type { evidenceSchema } from './facts.ts';

type Evidence = z.infer<typeof evidenceSchema>;
type Judgement = {
  provenItem: string | null;
  quarantined: 'no-evidence' | 'evidence-differs-from-claim' | 'expired' | null;
};

/**
 * What the papers prove, whatever the label hopes. Record 14 of 30 January 2020 said "N95" over a paper that said
 * GB 2626 (KN95): here the lot counts as what its paper proves, and waits in quarantine until somebody has looked.
 */
export function judgeEvidence(
  items: ItemIndex,
  claimedItem: string,
  evidence: readonly Evidence[],
  expiresOn: string | null,
  today: string,
): Judgement {
  const claimed = items.byId.get(claimedItem);
  const proven = provenItems(items, evidence);
  const provenItem = proven.includes(claimedItem) ? claimedItem : (proven[0] ?? null);
  if (expiresOn !== null && expiresOn < today) return { provenItem, quarantined: 'expired' };
  if (!claimed?.evidenceRequired && proven.length === 0)
    return { provenItem: claimedItem, quarantined: null };
  if (provenItem === null) return { provenItem: null, quarantined: 'no-evidence' };
  return { provenItem, quarantined: provenItem === claimedItem ? null : 'evidence-differs-from-claim' };
}

export function provenItems(items: ItemIndex, evidence: readonly Evidence[]): string[] {
  return evidence.flatMap((paper) =>
    paper.standard ? itemsProvenBy(items, paper.standard).map((item) => item.id) : [],
  );
}
