import type { AskBack } from '../../kernel/command/asked-back.ts';
import { editionsIn, type ItemIndex } from '../../kernel/item/index-of-items.ts';
import { refusal } from '../../kernel/refusal/refusal.ts';
import { firstFew, grouped } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { currentDonor } from './donor-name.ts';
import type { Donation, Paper } from './state.ts';

/** As many gifts of one scan as are looked at, and named. */
const SEEN_MAX = 50;
const NAMED_MAX = 3;

type Written = Pick<Paper, 'standard' | 'file'>;

/** A paper may name an edition that nobody here knows of, or be the scan that another donor's gift came with. */
export function askOfPapers(
  asked: AskBack,
  items: ItemIndex,
  incident: IncidentState,
  donor: Donation['donor'],
  papers: readonly Written[],
  path: string,
): void {
  papers.forEach(({ standard, file }, index) => {
    const at = (field: string) => ({ field: path === '' ? field : `${path}.${index}.${field}` });
    for (const { family, year } of editionsIn(standard ?? '')) {
      const known = items.editions.get(family);
      if (known && !known.includes(year))
        asked.ask(refusal('edition-unknown', { family, year, known: [...known] }, at('standard')), year);
    }
    const receipts = file === null ? [] : receiptsOfScan(incident, donor, file).slice(0, NAMED_MAX);
    if (receipts.length > 0) asked.ask(refusal('same-scan', { receipts }, at('file')), file as string);
  });
}

/** The receipts of other donors' gifts that came with this scan. */
export function receiptsOfScan(
  incident: IncidentState,
  { donor }: Donation['donor'],
  file: string,
): string[] {
  const gifts = firstFew(grouped(incident.giftsOfScan, file), SEEN_MAX);
  const own = currentDonor(incident, donor);
  return gifts
    .map((id) => must(incident.donations, id, 'donation'))
    .filter((gift) => currentDonor(incident, gift.donor.donor) !== own)
    .map(({ receiptCode }) => receiptCode);
}
