import type { Actor } from '@tongzhou/domain';
import { CHARITIES, facilityOf, Gifts, LEAD } from './gifts.ts';

/** One picture for each thing that is shown. */
let photographs = 0;

/** So many donors give small gifts. */
const SMALL_DONORS = 2_000;
export const LARGE_DONOR = 'donor-large';

/**
 * What happens beside the plan, in one round: a gift of a small donor, in a bin; a slip in its amount, put right by two; a
 * loss, seen by another in four of five; a count, one in ten too low; goods that leave without an order, all that there are
 * or a few of them, reconciled in four of five; signed for in two parts; a slip in what arrived, put right by two.
 */
export function goWrong(gifts: Gifts, round: number, facilities: number, charities = CHARITIES): void {
  const charity = `charity-${round % charities}`;
  const facility = facilityOf(round % facilities);
  const seat = (organisation: string, room: string): Actor => ({
    organisation,
    seat: `${organisation}.${room}`,
  });
  const [gate, desk, dock] = ['gate', 'desk', 'receiving'].map((room) => seat(charity, room)) as Actor3;
  const [pharmacy, ward] = [seat(facility, 'pharmacy'), seat(facility, 'ward')];
  const { donation, lot } = give(
    gifts,
    charity,
    `giver-${round % SMALL_DONORS}`,
    `赠方 ${round % SMALL_DONORS}`,
    round,
  );
  const { correction } = gifts.done(dock, 'correction.propose', {
    donation,
    lot,
    to: { amount: 50 },
    reason: '看错',
  });
  gifts.done(desk, 'correction.confirm', { correction });
  const { loss } = gifts.done(gate, 'loss.report', { lot, amount: 1, reason: 'damaged' });
  if (round % 5 !== 0) gifts.done(desk, 'loss.confirm', { loss });
  const book = round % 5 === 0 ? 50 : 49;
  gifts.done(gate, 'count.record', { lot, counted: round % 10 === 3 ? book - 1 : book });
  const amount = round % 2 === 0 ? 49 : 10;
  const photo = `b${(++photographs).toString(16).padStart(63, '0')}`;
  const { shipment } = gifts.done(gate, 'goods.break-glass', {
    ...{ lot, amount, facility, setting: 'isolation', carrier: '自提', reason: 'life-at-risk', photo },
  });
  if (round % 5 !== 1) gifts.done(LEAD, 'break-glass.reconcile', { shipment, outcome: 'approved' });
  const sign = (line: object, more: object) =>
    gifts.done(pharmacy, 'delivery.confirm', { shipment, lines: [{ lot, ...line }], ...more });
  sign({ received: 4 }, { moreToCome: true });
  sign({ received: amount - 5, shortage: 'lost-in-transit' }, {});
  const corrected = { shipment, lines: [{ lot, received: amount }], reason: '少写' };
  const { correction: slip } = gifts.done(pharmacy, 'delivery.correct', corrected);
  if (round % 5 !== 2) gifts.done(ward, 'delivery-correction.confirm', { correction: slip });
}
type Actor3 = [Actor, Actor, Actor];

/** The large donor gives once more; it has given many times. */
export function giveLarge(gifts: Gifts, index: number): void {
  give(gifts, `charity-${index % CHARITIES}`, LARGE_DONOR, '大企业', index);
}

/** Two entries that are one giver, and a name that was spelt wrongly. */
export function putDonorsRight(gifts: Gifts, index: number): void {
  const [donor, into] = [`giver-${10 * index + 1}`, `giver-${10 * index}`];
  // Whoever entered the one proposes it, and whoever entered the other confirms.
  const seat = (of: string, room: string): Actor => {
    const { donations, donors } = gifts.incident;
    const organisation = donations.get(donors.get(of) ?? '')?.receiver ?? '';
    return { organisation, seat: `${organisation}.${room}` };
  };
  const [one, other] = [seat(into, 'receiving'), seat(donor, 'desk')];
  const { merge } = gifts.done(one, 'donor.merge', { donor, into, reason: '登记两次' });
  if (index % 5 !== 0) gifts.done(other, 'donor-merge.confirm', { merge });
  gifts.done(one, 'donor.rename', { donor: into, name: `赠方集团 ${10 * index}`, reason: '写漏' });
}

function give(gifts: Gifts, charity: string, donor: string, name: string, index: number) {
  const { donation, lots } = gifts.done(
    { organisation: charity, seat: `${charity}.receiving` },
    'donation.receive',
    {
      ...{ donor: { kind: 'organisation', donor, name }, receiver: charity, place: `hall-${charity}` },
      mode: 'discretionary',
      lots: [
        {
          ...{ claimedItem: 'alcohol-75', amount: 60, batch: `S-${index}` },
          bin: `${'ABCDEFGH'[index % 8]}-${index % 97}-${index % 5}`,
        },
      ],
    },
  ) as { donation: string; lots: [{ lot: string }] };
  return { donation, lot: lots[0].lot };
}

/** A response of so many days, each with so many rounds of what goes wrong and a gift of the large donor, at one charity. */
export function daysGoneWrong(days: number, perDay: number, facilities: number): Gifts {
  const gifts = new Gifts(facilities);
  for (let round = 0; round < days * perDay; round += 1) {
    goWrong(gifts, round, facilities, 1);
    giveLarge(gifts, round);
    if (round % perDay === perDay - 1) gifts.closeDay();
  }
  return gifts;
}
