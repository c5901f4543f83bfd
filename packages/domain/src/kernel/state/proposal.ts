import type { Fact } from '../fact/fact.ts';

/** What one person proposed, and a second makes so or declines. */
export type Proposal = {
  readonly at: string;
  readonly bySeat: string;
  status: 'open' | 'made' | 'declined';
  /** Who confirmed or declined it, and in which entry of the journal; where one person was enough, that one again. */
  ended: {
    readonly at: string;
    readonly bySeat: string;
    readonly position: number;
    /** Why it was declined. */
    readonly reason: string | null;
  } | null;
};

export function endProposal(
  proposal: Proposal,
  { at, actor, position }: Pick<Fact, 'at' | 'actor' | 'position'>,
  status: Exclude<Proposal['status'], 'open'>,
  reason: string | null = null,
): void {
  proposal.status = status;
  proposal.ended = { at, bySeat: actor.seat, position, reason };
}
