import type { Lot, Paper } from '../concepts/donation/state.ts';
import { type ItemLabel, itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';

type Organisation = ReturnType<typeof organisationLabel>;

/** A paper as the public sees it: what it proves by itself, who added it, and whether it was struck out. */
export type GiftPaper = Omit<Paper, 'proves' | 'added' | 'struck'> & {
  readonly proves: readonly ItemLabel[];
  readonly added: { readonly at: string; readonly organisation: Organisation; readonly seat: string };
  readonly struck: {
    readonly at: string;
    readonly organisation: Organisation;
    readonly seat: string;
    readonly reason: string;
  } | null;
};

export const giftPapers = (view: Viewpoint, { evidence }: Pick<Lot, 'evidence'>): GiftPaper[] =>
  evidence.map((paper) => ({
    ...paper,
    proves: paper.proves.map((item) => itemLabel(view, item)),
    added: { ...paper.added, organisation: organisationLabel(view, paper.added.organisation) },
    struck: paper.struck && {
      ...paper.struck,
      organisation: organisationLabel(view, paper.struck.organisation),
    },
  }));
