import { z } from 'zod';
import type { AskBack } from '../../kernel/command/asked-back.ts';
import type { Context } from '../../kernel/command/context.ts';
import type { FactData } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { writtenAs } from '../../kernel/form/forms.ts';
import { unknownItem } from '../../kernel/item/unknown-item.ts';
import { expiryTyped } from '../../kernel/label/expiry.ts';
import type { Refusal } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { stockAccount } from '../../ledger/accounts.ts';
import { baseUnits, statedAmount } from '../../ledger/packs.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { judgeEvidence } from './evidence.ts';
import { evidenceSchema, lotSchema, PAPERS_OF_SEAT_MAX } from './facts.ts';
import { type Intake, whyWaitsForLook } from './intake-sums.ts';
import { readLabel } from './label.ts';
import { askOfPapers } from './paper-doubts.ts';
import { recorded, whyNotPapers } from './papers.ts';
import { askOfAmount } from './plausible.ts';
import type { Donation, Lot } from './state.ts';

/** What comes to the dock is taken in alike, whether it was given or bought: counted, with its papers, and judged by them. */

export const lotInput = z.strictObject({
  claimedItem: identifier,
  /** Base units; or whole packs, as the boxes say. */
  ...statedAmount,
  batch: lotSchema.shape.batch.default(null),
  expiresOn: expiryTyped.nullable().default(null),
  /** A GS1 code as the scanner sends it, or as it is printed under the code: fills batch, expiry and serial. */
  scan: writtenAs('gs1', /^\p{ASCII}{1,200}$/u).optional(),
  evidence: z.array(evidenceSchema).max(PAPERS_OF_SEAT_MAX).default([]),
  bin: lotSchema.shape.bin.default(null),
});

export type LotInput = z.output<typeof lotInput>;
type Stated = Pick<LotInput, 'packs' | 'amount'>;

/** As it was counted, in base units, with what its label says. */
type Counted = ReturnType<typeof readLots>['counted'][number];

/** Why lots cannot be read at all. */
export const whyNotLots = ({ items }: Context, lots: readonly LotInput[]): Refusal[] =>
  lots.flatMap((lot, index) => {
    const at = `lots.${index}`;
    const stated = baseUnits(lot, lot.packs ? [lot.packs.holds] : []);
    return [
      ...(items.byId.has(lot.claimedItem) ? [] : [unknownItem(items, lot.claimedItem, `${at}.claimedItem`)]),
      ...whyNotPapers(lot.evidence, `${at}.evidence`),
      ...(stated.ok ? [] : stated.refusals.map((each) => ({ ...each, field: `${at}.${each.field}` }))),
    ];
  });

/** Labels and amounts as they are counted; what is unlikely on a label is asked back. */
export function readLots({ now, country }: Context, asked: AskBack, lots: readonly LotInput[]) {
  const today = localDay(now, country.clock);
  const refusals: Refusal[] = [];
  const counted = lots.map(({ scan, packs, ...lot }, index) => {
    const { refusals: unread, label } = readLabel({ ...lot, scan }, asked, today, `lots.${index}`);
    refusals.push(...unread);
    const amount = amountOf({ packs, amount: lot.amount });
    return { ...lot, ...label, amount, ...(packs ? { packHolds: packs.holds } : {}) };
  });
  return { refusals, counted };
}

const amountOf = ({ packs, amount }: Stated): number => (packs ? packs.count * packs.holds : (amount ?? 0));

/** Amounts and papers that are possible and unlikely are asked back. */
export function askOfLots(
  { items }: Context,
  asked: AskBack,
  incident: IncidentState,
  {
    giver,
    counted,
    lots,
  }: { giver: Donation['donor']; counted: readonly Counted[]; lots: readonly LotInput[] },
): void {
  const ofItem = sumsByItem(counted);
  counted.forEach(({ claimedItem: item, amount, packHolds }, index) => {
    const field = `lots.${index}.${packHolds ? 'packs.count' : 'amount'}`;
    askOfAmount(asked, incident, items, { item, amount, together: ofItem.get(item) as number }, field);
  });
  lots.forEach(({ evidence }, index) => {
    askOfPapers(asked, items, incident, giver, evidence, `lots.${index}.evidence`);
  });
}

/** The lots that enter the record, and what the ledger follows with; `way`: from where to where, and for whom. */
export function takeIn(
  context: Context,
  incident: IncidentState,
  intake: Intake,
  counted: readonly Counted[],
  way: (lot: string) => {
    readonly from: string;
    readonly to: Pick<Lot, 'id' | 'owner' | 'place'>;
    readonly purpose: 'free' | 'earmarked';
  },
): { lots: FactData<'donation.received'>['lots']; transfers: Transfer[] } {
  const today = localDay(context.now, context.country.clock);
  const look = whyWaitsForLook(incident, context.items, intake, sumsByItem(counted));
  const transfers: Transfer[] = [];
  const lots = counted.map((lot) => {
    const id = context.newId('lot');
    const judged = judgeEvidence(context.items, lot.claimedItem, lot.evidence, lot.expiresOn, today);
    const quarantined = judged.quarantined ?? look(lot.claimedItem, judged.item);
    const { from, to, purpose } = way(id);
    transfers.push({
      phase: 'posted',
      transfer: context.newId('transfer'),
      from,
      to: stockAccount(to, quarantined ? 'quarantine' : purpose),
      amount: lot.amount,
    });
    return { ...lot, lot: id, ...judged, quarantined, evidence: recorded(context, lot.evidence) };
  });
  return { lots, transfers };
}

export const sumsByItem = (
  lots: readonly { readonly claimedItem: string; readonly amount: number }[],
): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { claimedItem, amount } of lots) sums.set(claimedItem, (sums.get(claimedItem) ?? 0) + amount);
  return sums;
};
