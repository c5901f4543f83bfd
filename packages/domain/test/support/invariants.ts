import {
  accountsOfUnit,
  balance,
  CHINA,
  FACILITY_SETTINGS,
  type Fact,
  type FactOf,
  goodsReport,
  isSpent,
  type Lot,
  localDay,
  mayGoBelowZero,
  missingFrom,
  parseAccountId,
  standingPapers,
} from '@tongzhou/domain';
import { expect } from 'vitest';
import { ITEMS, type World } from './world.ts';

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, each) => total + each, 0);
const count = (world: World, lot: string, ...kinds: string[]): number =>
  sum(
    accountsOfUnit(world.state.ledger, lot)
      .filter((account) => kinds.includes(parseAccountId(account.id).kind))
      .map(balance),
  );

/** I1: received = stock + in transit + delivered + lost + returned, for each lot and for each row of the report. */
export function goodsAreConserved(world: World): void {
  for (const lot of world.incident.lots.values()) {
    expect(count(world, lot.id, 'donor', 'supplier')).toBe(0 - lot.amount);
    const held = count(world, lot.id, 'stock', 'transit', 'facility', 'consumed', 'loss', 'returned');
    expect(held).toBe(lot.amount);
  }
  const rows = goodsReport(world.state, world.incident);
  expect(rows.filter((row) => missingFrom(row) !== 0)).toEqual([]);
  expect(sum(rows.map((row) => row.received))).toBe(
    sum([...world.incident.lots.values()].map((lot) => lot.amount)),
  );
  for (const { item: _, ...figures } of rows)
    expect(Math.min(...Object.values(figures))).toBeGreaterThanOrEqual(0);
}

/** I2: what a gift gave is in its fund or spent; nothing is spent that no approved payment spent. */
export function moneyIsConserved(world: World): void {
  for (const gift of world.incident.donations.values()) {
    if (!gift.money) continue;
    const own = accountsOfUnit(world.state.ledger, gift.money.currency).filter(
      (account) => parseAccountId(account.id).place === gift.id,
    );
    expect(sum(own.map(balance))).toBe(
      gift.money.amount -
        sum(
          [...world.incident.refunds.values()]
            .filter(
              ({ donation, payment, status }) =>
                donation === gift.id && payment === null && status === 'made',
            )
            .map(({ amount }) => amount),
        ),
    );
    const paid = [...world.incident.payments.values()].filter(
      (payment) => payment.donation === gift.id && isSpent(payment),
    );
    const spent = own.filter((account) => parseAccountId(account.id).kind === 'spent');
    expect(sum(spent.map(balance))).toBe(sum(paid.map((payment) => payment.amount - payment.refunded)));
  }
  for (const currency of ['CNY', 'USD'])
    expect(sum(accountsOfUnit(world.state.ledger, currency).map(balance))).toBe(0);
}

/** Nobody but a donor owes; what is reserved is there, and each reservation is an order's line or a payment's. */
export function nothingIsNegative(world: World): void {
  const { accounts, pending } = world.state.ledger;
  for (const account of accounts.values()) {
    expect(account.pendingOut).toBeGreaterThanOrEqual(0);
    expect(account.pendingIn).toBeGreaterThanOrEqual(0);
    if (!mayGoBelowZero(parseAccountId(account.id).kind))
      expect(balance(account) - account.pendingOut).toBeGreaterThanOrEqual(0);
  }
  const reserved = sum([...pending.values()].map((each) => each.amount));
  expect(sum([...accounts.values()].map((each) => each.pendingOut))).toBe(reserved);
  const reservations = [
    ...[...world.incident.orders.values()]
      .filter((order) => order.status === 'issued')
      .flatMap((order) => order.lines.map((line) => line.transfer)),
    ...[...world.incident.payments.values()]
      .filter((payment) => payment.status === 'requested')
      .map((payment) => payment.transfer),
    ...[...world.incident.losses.values()]
      .filter((loss) => loss.status === 'reported')
      .map((loss) => loss.transfer),
    ...world.incident.holds.keys(),
    ...[...world.incident.refunds.values()].flatMap(({ status, transfer }) =>
      status === 'open' && transfer !== null ? [transfer] : [],
    ),
  ];
  expect([...pending.keys()].sort()).toEqual(reservations.sort());
}

/** I4: all orders on a lot together, less what came back, never promise more than the lot ever held. */
export function nothingIsAllocatedTwice(world: World): void {
  const { lots, orders, shipments, needs } = world.incident;
  const live = [...orders.values()].filter(
    (order) => order.status !== 'cancelled' && order.status !== 'expired',
  );
  for (const lot of lots.values()) {
    const promised = [...live.flatMap((order) => order.lines), ...world.incident.breakGlass.values()].filter(
      (line) => line.lot === lot.id,
    );
    const back = world.facts.filter(
      (fact): fact is FactOf<'shortage.settled'> =>
        fact.type === 'shortage.settled' &&
        fact.data.lot === lot.id &&
        fact.data.outcome === 'returned-to-stock',
    );
    const gone = count(world, lot.id, 'returned');
    // What was written off on the way may turn up in a count, and be promised again.
    const found = sum(
      accountsOfUnit(world.state.ledger, lot.id)
        .filter((account) => parseAccountId(account.id).kind === 'loss')
        .map((account) => account.out),
    );
    expect(
      sum(promised.map((line) => line.amount)) - sum(back.map((fact) => fact.data.amount)),
    ).toBeLessThanOrEqual(lot.amount - gone + found);
  }
  // A need's own counters say what its orders and shipments say.
  for (const need of needs.values()) {
    const issued = live.filter((order) => order.status === 'issued').flatMap((order) => order.lines);
    expect(need.reserved).toBe(
      sum(issued.filter((line) => line.need === need.id).map((line) => line.amount)),
    );
    const moving = [...shipments.values()].filter((each) => each.confirmedAt === null);
    expect(need.inTransit).toBe(
      sum(
        moving
          .flatMap((each) => each.lines)
          .filter((line) => line.need === need.id)
          .map((line) => line.sent - (line.received ?? 0) - line.damaged),
      ),
    );
    expect(need.delivered).toBeGreaterThanOrEqual(0);
  }
}

/** I12: who signs is not who asked, and not who receives. */
export function twoPeopleSigned(world: World): void {
  const { lots, runs, needs, payments, releases, orders } = world.incident;
  const apart = (fact: Fact, first: string | undefined) =>
    expect([fact.type, first]).not.toContain(fact.actor.seat);
  for (const fact of world.facts) {
    if (fact.type === 'lot.inspected') apart(fact, lots.get(fact.data.lot)?.receivedBySeat);
    if (fact.type === 'payment.approved') apart(fact, payments.get(fact.data.payment)?.requestedBySeat);
    if (fact.type === 'release.published') apart(fact, releases.get(fact.data.release)?.draftedBySeat);
    if (fact.type === 'shipment.dispatched')
      apart(fact, runs.get(orders.get(fact.data.order)?.run ?? '')?.decidedBy?.seat);
    if (fact.type === 'break-glass.reconciled') {
      apart(fact, world.incident.shipments.get(fact.data.shipment)?.dispatchedBySeat);
      expect(world.incident.breakGlass.get(fact.data.shipment)?.facility).not.toBe(fact.actor.organisation);
    }
    if (fact.type === 'allocation.approved') {
      const run = runs.get(fact.data.run);
      apart(fact, run?.proposedBy.seat);
      const served = run?.lines
        .filter((line) => line.amount > 0)
        .map((line) => needs.get(line.need)?.facility);
      expect(served).not.toContain(fact.actor.organisation);
    }
  }
}

/**
 * I13 (and I3, F12): the goods that the last fact promised or let go are accepted, in date, permitted in that setting,
 * what was asked for or a substitute for it, for a facility that may have such a setting, that has not stopped, and
 * that the donor meant. Said here from the catalogue, not from the code that decides.
 */
export function onlyFitGoodsMove(world: World): void {
  for (const fact of world.facts.slice(world.facts.findLastIndex((each) => each.at !== world.now) + 1)) {
    for (const { facility, need, lot } of promisedBy(world, fact)) {
      const item = ITEMS.byId.get(lot.item);
      // It may have been doubted or put right since, within the same moment: then it is not what it was when it left.
      const isOtherSince = world.facts.some(
        (each) =>
          each.position > fact.position &&
          ((each.type === 'lot.held' && each.data.lot === lot.id) ||
            (each.type === 'gift.corrected' && each.data.donation === lot.donation)),
      );
      if (isOtherSince) continue;
      expect(lot.status).toBe('accepted');
      expect(lot.expiresOn === null || lot.expiresOn >= localDay(world.now, CHINA)).toBe(true);
      expect(item?.settings).toContain(need.setting);
      if (lot.item !== need.item) {
        const rule = ITEMS.byId.get(need.item)?.substitutes.find((each) => each.item === lot.item);
        expect(rule?.settings).toContain(need.setting);
      }
      if (item?.evidenceRequired) {
        const papers = standingPapers(lot)
          .map((each) => each.standard ?? '')
          .join('|');
        expect(item.standards.some((standard) => papers.includes(standard))).toBe(true);
      }
      if (lot.earmarkedFor) expect(lot.earmarkedFor).toBe(facility);
    }
  }
}

/** What one fact promises or lets go, to whom, and for what. */
function promisedBy(world: World, fact: Fact) {
  const { lots, needs, orders } = world.incident;
  const known = (id: string): Lot => {
    const lot = lots.get(id);
    if (!lot) throw new Error('goods of no lot');
    return lot;
  };
  if (fact.type === 'break-glass.used') {
    const { facility, setting, need } = fact.data;
    const lot = known(fact.data.lot);
    return [{ facility, lot, need: needs.get(need ?? '') ?? { setting, item: lot.item } }];
  }
  if (fact.type !== 'order.issued' && fact.type !== 'shipment.dispatched') return [];
  const order = orders.get(fact.data.order);
  return (order?.lines ?? []).map((line) => {
    const need = needs.get(line.need);
    if (!order || !need) throw new Error('an order of nothing');
    return { facility: order.facility, need, lot: known(line.lot) };
  });
}

/** F9: what leaves without an order is little, shown by a photograph, and stands open until somebody else has said what it was. */
export function breakGlassIsCapped(world: World): void {
  const sums = new Map<string, number>();
  for (const { facility, lot, amount, at, photo, status, reconciled } of world.incident.breakGlass.values()) {
    expect(photo).toMatch(/^[0-9a-f]{64}$/);
    expect(status === 'open').toBe(reconciled === null);
    // A lot may be put right since; then its releases count as what they are now.
    const key = `${facility} ${lot} ${localDay(at, CHINA)}`;
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }
  for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(500);
}

/** What holds for an order at the moment it was signed or left: its facility may have the setting and has not stopped. */
export function onlyEligibleFacilitiesReceive(world: World, command: string): void {
  if (command !== 'allocation.approve' && command !== 'shipment.dispatch') return;
  const last = world.facts.at(-1) as Fact;
  const ids =
    last.type === 'shipment.dispatched'
      ? [last.data.order]
      : last.type === 'order.issued'
        ? [...world.incident.orders.values()]
            .filter((each) => each.run === last.data.run)
            .map((each) => each.id)
        : [];
  for (const id of ids) {
    const order = world.incident.orders.get(id);
    const facility = world.state.organisations.get(order?.facility ?? '');
    const stops = world.incident.stops.get(order?.facility ?? '');
    for (const line of order?.lines ?? []) {
      const need = world.incident.needs.get(line.need);
      expect(FACILITY_SETTINGS[facility?.facilityClass ?? 'unclassified']).toContain(need?.setting);
      expect(stops?.has('*') || stops?.has(need?.item ?? '')).toBeFalsy();
    }
  }
}
