import {
  type CorrectedField,
  type Correction,
  giftByCode,
  itemLabel,
  moneyFigure,
  organisationLabel,
  type Viewpoint,
} from '@tongzhou/domain';
import { type Language, say } from '@tongzhou/messages';
import type { CorrectionLine } from './receipt.ts';

/** What was put right of a gift since, as its receipt prints it. */
export function correctionLines(view: Viewpoint, code: string, language: Language): CorrectionLine[] {
  const gift = giftByCode(view, code);
  const made = gift?.corrections.filter(({ status }) => status === 'made') ?? [];
  return made.flatMap((each) =>
    (Object.keys(each.to) as CorrectedField[]).map((field) => {
      const { lot, reason, ended } = each;
      const print = (values: Correction['from']) =>
        lot === null && field === 'amount'
          ? moneyFigure(
              values.amount ?? 0,
              values.currency ?? gift?.money?.currency ?? view.state.country.currency,
            )
          : printed(view, gift?.incident.id ?? '', field, values[field], language);
      return {
        ...{ field, from: print(each.from), to: print({ ...each.from, ...each.to }) },
        ...{ reason, position: ended?.position ?? 0 },
      };
    }),
  );
}

function printed(
  view: Viewpoint,
  incident: string,
  field: CorrectedField,
  value: unknown,
  language: Language,
): string {
  if (value === null || value === undefined) return '—';
  if (field === 'claimedItem') return say(itemLabel(view, String(value)).name, language);
  if (field === 'earmarkedFor') return say(organisationLabel(view, String(value)).name, language);
  const purpose = view.state.incidents.get(incident)?.purposes.get(String(value));
  if (field === 'purpose' && purpose) return say(purpose.words, language);
  return typeof value === 'number' ? new Intl.NumberFormat('en').format(value) : String(value);
}
