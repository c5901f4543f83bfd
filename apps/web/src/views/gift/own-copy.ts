import { createHash } from 'node:crypto';
import type { GiftPaper } from '@tongzhou/domain';
import { type FileFault, keptFile } from '@tongzhou/formats';

/** As much as the store of files takes of one. */
const BYTES_MAX = 10_000_000;
/** Whoever asks is a stranger: no more files than these are looked at at once. */
const AT_ONCE = 3;
let inHand = 0;

type GiftPapers = {
  readonly lots: readonly { readonly id: string; readonly evidence: readonly GiftPaper[] }[];
  readonly payments: readonly {
    readonly lots: readonly { readonly id: string; readonly evidence: readonly GiftPaper[] }[];
  }[];
};

/** What a file in somebody's hands is to a gift. */
export type OwnCopy =
  | { readonly answer: 'busy' | 'too-large' | FileFault }
  | {
      readonly answer: 'same' | 'none';
      readonly hash: string;
      readonly papers: readonly { readonly lot: string; readonly paper: GiftPaper }[];
    };

/**
 * Whoever holds a paper finds out whether it is one of this gift's: it is brought into the form in which it would have been
 * kept, its fingerprint is compared with those that the log has, and it is kept nowhere.
 */
export async function checkOwnCopy(gift: GiftPapers, file: Blob): Promise<OwnCopy> {
  if (file.size > BYTES_MAX) return { answer: 'too-large' };
  if (inHand >= AT_ONCE) return { answer: 'busy' };
  inHand += 1;
  try {
    const kept = await keptFile(new Uint8Array(await file.arrayBuffer()));
    if (typeof kept === 'string') return { answer: kept };
    const hash = createHash('sha256').update(kept.bytes).digest('hex');
    const lots = [...gift.lots, ...gift.payments.flatMap((payment) => payment.lots)];
    const papers = lots.flatMap(({ id, evidence }) =>
      evidence.filter((paper) => paper.file === hash).map((paper) => ({ lot: id, paper })),
    );
    return { answer: papers.length > 0 ? 'same' : 'none', hash, papers };
  } finally {
    inHand -= 1;
  }
}
