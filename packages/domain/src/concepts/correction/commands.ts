import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { expiryTyped, isLikelyExpiry, readExpiry } from '../../kernel/label/expiry.ts';
import { accept, type Result, refusal, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { whyNotTransfer } from '../donation/bank-transfer.ts';
import { currentDonor } from '../donation/donor-name.ts';
import { categoriesOf } from '../donation/lot-scope.ts';
import { askOfAmount, askOfSum } from '../donation/plausible.ts';
import type { Donation, Lot } from '../donation/state.ts';
import { inspectorsRight, lostOf, whyNotAmongThemselves } from '../stock/leaving-the-book.ts';
import { correctedValues } from './facts.ts';
import { movesOf } from './moves.ts';
import { openCorrection, whyNotOtherGoods, whyNotStand } from './rules.ts';
import type { Correction } from './state.ts';
import { differing, needsTwo, standing } from './values.ts';

/**
 * Whatever was typed wrongly of a gift is put right by a fact of its own, which names old, new and why; the first entry
 * stays as it is. Where goods or money follow, it waits for a second person.
 */
export const proposeCorrection = defineCommand({
  name: 'correction.propose',
  outlives: 'stock',
  function: 'receive-donation',
  summary: { zh: '提出更正', en: 'Propose a correction' },
  schema: z.strictObject({
    incident: identifier,
    donation: identifier,
    lot: identifier.nullable().default(null),
    to: correctedValues.extend({ expiresOn: expiryTyped.nullable().optional() }).default({}),
    reason: shortText,
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    donation: 'gift-7f3k',
    lot: 'lot-7f3k',
    to: { amount: 1_000 },
    reason: '多打了一个零 / a zero too many',
  },
  scope: (state, input, context) => giftScope(state, input, context),
  decide(state, { incident: id, donation: gift, lot: lotId, to: typed, reason, confirmed }, context, about) {
    const said =
      typeof typed.expiresOn === 'string' ? { ...typed, expiresOn: readExpiry(typed.expiresOn) } : typed;
    const waiting = openCorrection(about.incident, gift, lotId);
    if (waiting !== null)
      return refuse('already-exists', { kind: 'correction', id: waiting }, { field: 'donation' });
    const now = standing(about.donation, about.lot);
    const { from, to, ...different } = differing(now, said);
    // Another donor may have the same name, and is named all the same.
    if (to.donor !== undefined && said.donorName !== undefined) {
      to.donorName = said.donorName;
      from.donorName = now.donorName;
    }
    const refusals = [
      ...whyNotStand(state, about.incident, context, { ...different, to }),
      ...whyNotOtherGoods(state, context, about.lot, to),
      ...whyNotTied(about, to),
    ];
    const asked = askBack(confirmed);
    if (about.lot && to.amount !== undefined && to.amount > about.lot.amount)
      askOfAmount(
        asked,
        about.incident,
        context.items,
        { item: about.lot.claimedItem, amount: to.amount },
        'to.amount',
      );
    if (about.lot === null && (to.amount !== undefined || to.currency !== undefined)) {
      const { amount = 0, currency = context.country.currency } = { ...now, ...to };
      askOfSum(asked, about.incident, { amount, currency }, 'to.amount');
    }
    const day = localDay(context.now, context.country.clock);
    if (typeof to.expiresOn === 'string' && !isLikelyExpiry(to.expiresOn, day))
      asked.ask(refusal('date-unlikely', { date: to.expiresOn }, { field: 'to.expiresOn' }), to.expiresOn);
    refusals.push(...asked.open);
    if (refusals.length > 0) return refuseAll(refusals);
    const moved = movesOf(state, about, to, context);
    if (!moved.ok) return moved;
    const correction = context.newId('correction');
    const data = { correction, donation: gift, lot: lotId, from, to, reason, ...asked.said() };
    const isOpen = needsTwo(different.changed, now, to);
    return decided(
      [
        isOpen
          ? draft(id, 'correction.proposed', data)
          : draft(id, 'gift.corrected', { ...data, ...moved.value }),
      ],
      { correction, needsSecond: isOpen },
    );
  },
});

/** A second person looks at box and paper, and says the same. */
export const confirmCorrection = defineCommand({
  name: 'correction.confirm',
  outlives: 'stock',
  function: 'receive-donation',
  summary: { zh: '确认更正', en: 'Confirm a correction' },
  schema: z.strictObject({ incident: identifier, correction: identifier }),
  example: { incident: 'covid-2020', correction: 'correction-7f3k' },
  scope: (state, input, context) => correctionScope(state, input, context),
  orFunction: 'inspect-goods',
  ownRight(state, input, context) {
    const scope = correctionScope(state, input, context);
    return (
      asGiver(scope, context) ??
      inspectorsRight(state, scope, scope.ok ? [scope.value.found.donation.receiver] : [], context)
    );
  },
  decide(state, { incident, correction: id }, context, { correction, ...about }) {
    if (correction.status !== 'open') return wrongState('correction', id, correction.status, 'open');
    const { donation, lot, from, to, reason } = correction;
    const among = whyNotSoMuchLess(state, about, to, context);
    if (among) return refuseAll([among]);
    const other = [...whyNotOtherGoods(state, context, about.lot, to), ...whyNotTied(about, to)];
    if (other.length > 0) return refuseAll(other);
    const moved = movesOf(state, about, to, context);
    if (!moved.ok) return moved;
    const data = { correction: id, donation, lot, from, to, reason, ...moved.value };
    return decided([draft(incident, 'gift.corrected', data)]);
  },
});

/** A transfer stands for one entry of the books, whoever ties it and when. */
const whyNotTied = ({ incident, donation }: About, { reference }: Correction['to']) =>
  reference === undefined ? [] : whyNotTransfer(incident, donation.receiver, reference, 'to.reference');

/** Whoever gave it, with seats of its own, knows what it gave: it is the second person, and of another house. What was bought with its money, it has not seen. */
function asGiver(scope: ReturnType<typeof correctionScope>, { actor }: Context) {
  if (!scope.ok) return null;
  const { incident, donation, lot } = scope.value.found;
  const isGiver =
    donation.donor.kind === 'organisation' &&
    currentDonor(incident, donation.donor.donor) === actor.organisation &&
    donation.receiver !== actor.organisation &&
    lot?.payment == null;
  return isGiver ? { mandate: null } : null;
}

/** What never came is gone from the book like what was lost, and counts with it. */
function whyNotSoMuchLess(
  state: State,
  { incident, donation, lot }: About,
  { amount }: Correction['to'],
  context: Context,
) {
  if (!lot || amount === undefined || amount >= lot.amount) return null;
  const lost = lostOf(state, incident, lot) + lot.amount - amount;
  return whyNotAmongThemselves(incident, [lot.owner, donation.receiver], lost, context, 'correction');
}

/** Whoever proposed it takes it back, or a colleague finds that the entry was right. */
export const declineCorrection = defineCommand({
  name: 'correction.decline',
  outlives: 'stock',
  function: 'receive-donation',
  summary: { zh: '不予更正', en: 'Decline a correction' },
  schema: z.strictObject({ incident: identifier, correction: identifier, reason: shortText }),
  example: { incident: 'covid-2020', correction: 'correction-7f3k', reason: '原记录无误 / it was right' },
  scope: (state, input, context) => correctionScope(state, input, context),
  ownRight: (state, input, context) => asGiver(correctionScope(state, input, context), context),
  decide: (_state, { incident, ...input }, _context, { correction }) =>
    correction.status === 'open'
      ? decided([draft(incident, 'correction.declined', input)])
      : wrongState('correction', correction.id, correction.status, 'open'),
});

type About = { readonly incident: IncidentState; readonly donation: Donation; readonly lot: Lot | null };

/** A gift is its receiver's matter, at its place. */
function giftScope(
  state: State,
  input: { incident: string; donation: string; lot: string | null },
  context: Context,
): Result<ScopeWith<About>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const gift = existing(incident.value.donations, input.donation, 'donation', 'donation');
  if (!gift.ok) return gift;
  const { receiver, place, lots } = gift.value;
  const lot = input.lot === null ? null : (incident.value.lots.get(input.lot) ?? null);
  // Also goods that were bought with its money.
  if (input.lot !== null && lot?.donation !== input.donation)
    return refuse('not-found', { kind: 'lot', id: input.lot }, { field: 'lot' });
  const area =
    state.places.get(place ?? '')?.area ?? state.organisations.get(receiver)?.area ?? incident.value.area;
  const found = { incident: incident.value, donation: gift.value, lot };
  const itemCategories = categoriesOf(
    context.items,
    incident.value,
    (lot ? [lot.id] : lots).map((each) => ({ lot: each })),
  );
  return accept({ incident: input.incident, area, subject: receiver, itemCategories, found });
}

function correctionScope(
  state: State,
  input: { incident: string; correction: string },
  context: Context,
): Result<ScopeWith<About & { readonly correction: Correction }>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const known = existing(incident.value.corrections, input.correction, 'correction', 'correction');
  if (!known.ok) return known;
  const { donation, lot } = known.value;
  const scope = giftScope(state, { incident: input.incident, donation, lot }, context);
  if (!scope.ok) return scope;
  return accept({ ...scope.value, found: { ...scope.value.found, correction: known.value } });
}
