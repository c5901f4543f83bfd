import type { AskBack } from '../../kernel/command/asked-back.ts';
import type { Context } from '../../kernel/command/context.ts';
import { knownLeast, sameQuantity } from '../../kernel/quantity/quantity.ts';
import { refusal } from '../../kernel/refusal/refusal.ts';
import { hoursBetween, localMinute } from '../../kernel/time/time.ts';
import { fieldOfQuantity } from './plausible.ts';
import type { Need } from './state.ts';

/** For so many hours a colleague's number is still the one that others go by. */
const HOURS = 24;

/**
 * Another seat of the same facility has stated the same need within a day with another number: which of them holds is asked,
 * with the colleague's number and time. What is meant takes its place; both stay readable.
 */
export function askOfColleague(
  asked: AskBack,
  known: Need | undefined,
  said: Pick<Need, 'facility' | 'quantity' | 'usePerDay'>,
  { actor, now, country }: Context,
): void {
  if (!known || known.withdrawn !== null || hoursBetween(known.statedAt, now) >= HOURS) return;
  const isColleague = known.statedBy === said.facility && actor.organisation === said.facility;
  if (!isColleague || known.statedBySeat === actor.seat) return;
  const at = localMinute(known.statedAt, country.clock);
  if (!sameQuantity(known.quantity, said.quantity)) {
    const about = knownLeast(said.quantity);
    asked.ask(
      refusal(
        'colleague-said',
        { known: knownLeast(known.quantity), at },
        { field: fieldOfQuantity(said.quantity) },
      ),
      about ?? said.quantity.kind,
    );
  }
  if (known.usePerDay !== null && said.usePerDay !== null && known.usePerDay !== said.usePerDay)
    asked.ask(
      refusal('colleague-said', { known: known.usePerDay, at }, { field: 'usePerDay' }),
      said.usePerDay,
    );
}

/** Was a statement made although a colleague had said otherwise? */
export const overColleague = (confirmed: readonly string[] | undefined): boolean =>
  confirmed?.some((each) => each.startsWith('colleague-said:')) ?? false;
