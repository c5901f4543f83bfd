import { agreed } from '../../kernel/charter/charter.ts';
import type { AskBack } from '../../kernel/command/asked-back.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import { minorDigits } from '../../kernel/money/currency.ts';
import { refusal } from '../../kernel/refusal/refusal.ts';
import { keyAt, total } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { donationCharter } from './charter.ts';

/** A long lorry of the road, tonnes of load. */
const LORRY_TONNES = 30;
/** Fewer gifts of an item say nothing of what is usual. */
const PEERS_LEAST = 5;
const GRAMS = 1_000_000;

/**
 * An amount beyond what lorries bring at once, or far from what others bring, is possible and unlikely: it is asked back in
 * lorries and in multiples, which a slipped digit does not survive. `together`: with what comes beside it.
 */
export function askOfAmount(
  asked: AskBack,
  incident: IncidentState,
  items: ItemIndex,
  { item, amount, together = amount }: { item: string; amount: number; together?: number },
  field: string,
): void {
  const tonnes = (together * (items.byId.get(item)?.grams ?? 0)) / GRAMS;
  const isHeavy = tonnes > agreed(incident, 'askedBackAboveTonnes', donationCharter);
  const usual = medianOf(incident, item);
  const isFar = usual !== null && amount > usual * agreed(incident, 'askedBackAboveMedians', donationCharter);
  if (!isHeavy && !isFar) return;
  const parameters = {
    item,
    amount: together,
    tonnes: Math.round(tonnes),
    lorries: Math.ceil(tonnes / LORRY_TONNES),
    usual: isFar ? usual : null,
  };
  asked.ask(refusal('amount-implausible', parameters, { field }), amount);
}

/** A sum beyond what anybody gives at once: read out, a slipped nought is heard. */
export function askOfSum(
  asked: AskBack,
  incident: IncidentState,
  { currency, amount }: { readonly currency: string; readonly amount: number },
  field: string,
): void {
  const most = agreed(incident, 'askedBackAboveSum', donationCharter);
  if (amount <= most * 10 ** minorDigits(currency)) return;
  asked.ask(refusal('sum-implausible', { currency, amount }, { field }), amount);
}

/** The middle one of all lots that claim to be this; null while they are few. */
function medianOf({ lotSizes }: IncidentState, item: string): number | null {
  const sizes = lotSizes.get(item) ?? [];
  const { count } = total(sizes);
  return count < PEERS_LEAST ? null : Number.parseInt(keyAt(sizes, (count - 1) >> 1) as string, 10);
}
