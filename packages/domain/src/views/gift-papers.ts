import { receiptsOfScan } from '../concepts/donation/paper-doubts.ts';
import type { Lot, Paper } from '../concepts/donation/state.ts';
import { must } from '../kernel/state/must.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { type ItemLabel, itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';

type Organisation = ReturnType<typeof organisationLabel>;

/** A paper as the public sees it: what it proves by itself, who added it, and whether it was struck out. */
export type GiftPaper = Omit<Paper, 'proves' | 'added' | 'struck'> & {
  readonly proves: readonly ItemLabel[];
  /** Receipts of other donors' gifts that came with this very scan. */
  readonly sameScan: readonly string[];
  readonly added: { readonly at: string; readonly organisation: Organisation; readonly seat: string };
  readonly struck: {
    readonly at: string;
    readonly organisation: Organisation;
    readonly seat: string;
    readonly reason: string;
  } | null;
};

export const giftPapers = (
  view: Viewpoint,
  incident: IncidentState,
  { evidence, donation }: Pick<Lot, 'evidence' | 'donation'>,
): GiftPaper[] =>
  evidence.map((paper) => ({
    ...paper,
    sameScan:
      paper.file === null
        ? []
        : receiptsOfScan(incident, must(incident.donations, donation, 'donation').donor, paper.file),
    proves: paper.proves.map((item) => itemLabel(view, item)),
    added: { ...paper.added, organisation: organisationLabel(view, paper.added.organisation) },
    struck: paper.struck && {
      ...paper.struck,
      organisation: organisationLabel(view, paper.struck.organisation),
    },
  }));
