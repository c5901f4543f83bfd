import {
  balance,
  type IncidentState,
  keysOf,
  knownLeast,
  mayGoBelowZero,
  type Ordered,
  type State,
} from '@tongzhou/domain';
import { expect } from 'vitest';
import { whatIsLeft } from '../../src/concepts/closing/left.ts';
import { isWaiting } from '../../src/concepts/need/missing.ts';
import { urgencyOf } from '../../src/concepts/need/urgency.ts';
import { binOf } from '../../src/concepts/stock/bins.ts';
import { plain } from '../../src/kernel/text/plain.ts';

/** Every list, set and order that evolve keeps of an incident, beside what it is by definition. */
export function indexesAreTheirDefinitions(state: State, incident: IncidentState): void {
  const { lots, orders, shipments, payments, counts, needs, runs, releases, donations } = incident;
  const goods = [...state.ledger.accounts.values()].filter(
    ({ unit, kind }) => lots.has(unit) && !mayGoBelowZero(kind),
  );
  const piles = goods.filter((account) => account.kind === 'stock' && balance(account) > 0);
  const lotsOf = (lines: readonly { readonly lot: string }[]) => new Set(lines.map(({ lot }) => lot));
  const expiryOf = (unit: string) => lots.get(unit)?.expiresOn ?? null;

  const held = [...state.ledger.accounts.values()].filter(
    (account) => ['stock', 'fund', 'facility', 'transit'].includes(account.kind) && balance(account) !== 0,
  );
  const seats = [...state.seats.values()].filter(
    ({ closed, functions }) => closed === null && !functions.has('volunteer'),
  );
  expect(state.seatsOpenOf).toEqual(groups(seats.map(({ organisation, id }) => [organisation, id])));
  expect(state.heldBy).toEqual(groups(held.map(({ owner, id }) => [owner, id])));
  const funds = held.filter(({ kind }) => kind === 'fund');
  expect(incident.fundsLeft).toEqual(groups(funds.map(({ owner, id }) => [owner, id])));
  expect(new Map([...incident.moneyLeft].filter(([, amount]) => amount !== 0))).toEqual(
    new Map(
      [...sums(funds.map((each) => [each.unit, { of: balance(each) }]))].map(([unit, { of }]) => [unit, of]),
    ),
  );

  expect(incident.lotsOfOwner).toEqual(lists(lots, ({ owner }) => [owner]));
  expect(new Map([...incident.giftsOfScan].map(([file, gifts]) => [file, [...gifts].sort()]))).toEqual(
    giftsByScan(lots),
  );
  expect(incident.lotsInQuarantine).toEqual(those(lots, ({ status }) => status === 'quarantine'));
  expect(incident.findingsOpen).toEqual(those(lots, ({ finding }) => finding !== null));
  expect(incident.given).toEqual(
    sums([...lots.values()].map(({ item, amount }) => [item, { amount, lots: 1 }])),
  );
  expect(incident.moneyGiven).toEqual(
    new Map(
      [
        ...sums(
          [...donations.values()].flatMap(({ money }) =>
            money ? [[money.currency, { of: money.amount }] as const] : [],
          ),
        ),
      ].map(([currency, { of }]) => [currency, of]),
    ),
  );
  expect(incident.surplusesOpen).toEqual(those(incident.surpluses, ({ status }) => status === 'open'));
  expect(incident.lossesReported).toEqual(those(incident.losses, ({ status }) => status === 'reported'));
  const gifts = [...donations.values()];
  expect([...keysOf(incident.giftsInOrder)]).toEqual(
    gifts.map(({ id, enteredAt }) => `${enteredAt} ${id}`).sort(),
  );
  expect(
    new Map(
      [...incident.giftsOfDonor].map(([donor, own]) => [donor, new Set([...keysOf(own)].map(secondOf))]),
    ),
  ).toEqual(groups(gifts.map(({ id, donor }) => [donor.donor, id])));
  for (const [donor, gift] of incident.donors) expect(donations.get(gift)?.donor.donor).toBe(donor);
  expect(new Set(incident.donors.keys())).toEqual(new Set(incident.giftsOfDonor.keys()));
  for (const { donor } of gifts)
    if (donor.kind === 'organisation')
      expect(incident.donorsNamed.get(plain(donor.name))?.has(donor.donor)).toBe(true);
  expect(incident.correctionsOfDonation).toEqual(lists(incident.corrections, ({ donation }) => [donation]));
  expect(incident.correctionsOpen).toEqual(those(incident.corrections, ({ status }) => status === 'open'));
  expect(incident.ordersOfLot).toEqual(lists(orders, ({ lines }) => lotsOf(lines)));
  expect(incident.ordersOfRun).toEqual(lists(orders, ({ run }) => [run]));
  expect(incident.ordersIssued).toEqual(those(orders, ({ status }) => status === 'issued'));
  const between = ({ facility, releaser, id }: { facility: string; releaser: string; id: string }) =>
    [facility, releaser].map((each) => [each, id] as const);
  expect(incident.ordersIssuedOf).toEqual(
    groups([...orders.values()].filter(({ status }) => status === 'issued').flatMap(between)),
  );
  const waits = [
    ...[...orders.values()].flatMap(({ id, status, releaser, issuedAt }) =>
      status === 'issued' ? [{ kind: 'order', id, of: releaser, since: issuedAt }] : [],
    ),
    ...[...shipments.values()].flatMap(({ id, status, releaser, dispatchedAt, confirmedAt }) => {
      if (status === 'short') return [{ kind: 'shortage', id, of: releaser, since: confirmedAt }];
      const isAwaited = status === 'in-transit' || status === 'partial';
      return isAwaited ? [{ kind: 'shipment', id, of: releaser, since: dispatchedAt }] : [];
    }),
  ];
  const underway = [...payments.values()].filter(({ status }) => status === 'approved');
  expect(incident.openOf).toEqual(
    groups([
      ...waits.map(({ kind, of, id }) => [`${kind} ${of}`, id] as const),
      ...underway.map(({ payer, id }) => [`payment-underway ${payer}`, id] as const),
    ]),
  );
  expect(new Map([...incident.openInOrder].map(([kind, keys]) => [kind, new Set(keysOf(keys))]))).toEqual(
    groups(waits.map(({ kind, since, id }) => [kind, `${since} ${id}`] as const)),
  );
  const remains = (read: 'kept' | 'walked') =>
    whatIsLeft(state, incident, '2020-01-01T00:00:00.000Z', read)
      .map(({ line, of, kinds }) => [
        `${line} ${of}`,
        kinds.map(({ kind, count }) => `${kind} ${count}`).sort(),
      ])
      .sort();
  expect(remains('kept')).toEqual(remains('walked'));
  expect(incident.movements.lateOf).toEqual(lists(incident.movements.late, ({ owner }) => [owner]));
  for (const { id, lines } of runs.values()) {
    const sum = incident.runSums.get(id);
    expect(sum?.amount).toBe(lines.reduce((all, { amount }) => all + amount, 0));
    expect(sum?.served).toEqual(new Set(lines.flatMap(({ need, amount }) => (amount > 0 ? [need] : []))));
    for (const [key, at] of sum?.lineAt ?? [])
      expect(lines.findIndex(({ need, lot }) => `${need} ${lot}` === key)).toBe(at);
  }
  expect(incident.shipmentOfOrder).toEqual(
    new Map(
      [...shipments.values()].flatMap(({ order, id, status }) =>
        order === null || status === 'never-left' ? [] : [[order, id]],
      ),
    ),
  );
  expect(incident.neverLeft).toBe(those(shipments, ({ status }) => status === 'never-left').size);
  expect(incident.shipmentsOfLot).toEqual(lists(shipments, ({ lines }) => lotsOf(lines)));
  expect(incident.shipmentsOpen).toEqual(
    those(shipments, ({ status }) => ['in-transit', 'partial', 'short'].includes(status)),
  );
  expect(incident.settlementsOfShipment).toEqual(lists(incident.settlements, ({ shipment }) => [shipment]));
  const slips = incident.shipmentCorrections;
  expect(incident.shipmentCorrectionsOfShipment).toEqual(lists(slips, ({ shipment }) => [shipment]));
  expect(incident.shipmentCorrectionsOfOrder).toEqual(
    lists(slips, ({ shipment }) => [shipments.get(shipment)?.order ?? []].flat()),
  );
  expect(incident.shipmentCorrectionsOpen).toEqual(those(slips, ({ status }) => status === 'open'));
  const released = [...incident.breakGlass.values()];
  expect(incident.breakGlassOpen).toEqual(those(incident.breakGlass, ({ status }) => status === 'open'));
  const left = [
    ...[...orders.values()].map(({ issuedAt, ...order }) => ({
      ...order,
      at: issuedAt,
      rows: order.lines.length,
    })),
    ...released.map((each) => ({ ...each, releaser: shipments.get(each.id)?.releaser ?? '', rows: 1 })),
  ];
  const leftBy = (of: typeof left) =>
    of.map(({ at, id, rows }) => [`${at} ${id}`, rows] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const weighed = (order: Ordered = []) =>
    order.flatMap(({ keys, weights }) => keys.map((key, index) => [key, weights[index]] as const));
  expect(weighed(incident.leftInOrder)).toEqual(leftBy(left));
  for (const id of state.organisations.keys()) {
    expect(weighed(incident.leftTo.get(id))).toEqual(leftBy(left.filter(({ facility }) => facility === id)));
    expect(weighed(incident.leftFrom.get(id))).toEqual(
      leftBy(left.filter(({ releaser }) => releaser === id)),
    );
  }
  expect([...keysOf(incident.breakGlassInOrder)]).toEqual(released.map(({ at, id }) => `${at} ${id}`).sort());
  expect([...incident.breakGlassSums.values()].reduce((sum, each) => sum + each, 0)).toBe(
    // By facility and item, and once more by gate.
    2 * released.reduce((sum, each) => sum + each.amount, 0),
  );
  expect(incident.shipmentsOpenOf).toEqual(
    groups(
      [...incident.shipmentsOpen].flatMap((id) => {
        const open = shipments.get(id);
        return open ? between(open) : [];
      }),
    ),
  );
  expect(incident.deliveries).toBe(those(shipments, ({ confirmedAt }) => confirmedAt !== null).size);
  expect(incident.moneyOfReceiver).toEqual(
    lists(incident.donations, ({ receiver, money }) => (money ? [receiver] : [])),
  );
  expect(incident.lotsOfPayment).toEqual(
    lists(incident.lots, ({ payment }) => (payment === null ? [] : [payment])),
  );
  expect(incident.purposesOf).toEqual(lists(incident.purposes, ({ organisation }) => [organisation]));
  expect(incident.paymentsOfPayer).toEqual(lists(payments, ({ payer }) => [payer]));
  expect(incident.refundsOfDonation).toEqual(lists(incident.refunds, ({ donation }) => [donation]));
  expect(incident.refundsOpen).toEqual(those(incident.refunds, ({ status }) => status === 'open'));
  expect(incident.paymentsOfDonation).toEqual(lists(payments, ({ donation }) => [donation]));
  expect(incident.paymentsRequested).toEqual(those(payments, ({ status }) => status === 'requested'));
  expect(incident.countsOfLot).toEqual(lists(counts, ({ lot }) => [lot]));
  expect(incident.countsOpen).toEqual(those(counts, ({ status }) => status === 'open'));
  expect(incident.openCountOfLot).toEqual(
    new Map([...counts.values()].flatMap(({ id, lot, status }) => (status === 'open' ? [[lot, id]] : []))),
  );
  expect(new Set(incident.releasesByNumber.values())).toEqual(
    those(releases, ({ status }) => status === 'published'),
  );
  const waiting = [...needs.values()].filter((need) => isWaiting(incident, need));
  const ages = new Map<string, string[]>();
  for (const { facility, freshFrom, id } of waiting)
    ages.set(facility, [...(ages.get(facility) ?? []), `${freshFrom} ${id}`].sort());
  expect(new Map([...incident.needsByAge].map(([id, own]) => [id, [...keysOf(own)]]))).toEqual(ages);
  expect([...keysOf(incident.facilitiesByAge)]).toEqual(
    [...ages].map(([facility, [first]]) => `${first?.split(' ', 1)[0]} ${facility}`).sort(),
  );
  const figures: [string, string][] = [
    ...[...needs.values()].flatMap(({ id, peers, counts: { quantity, onHand, usePerDay } }) =>
      Object.entries({ quantity: knownLeast(quantity) || null, onHand, usePerDay }).flatMap(
        ([figure, value]): [string, string][] =>
          value === null ? [] : [[`${peers} ${figure}`, `${String(value).padStart(16, '0')} ${id}`]],
      ),
    ),
    ...[...incident.loads.values()].flatMap(({ facility, facilityClass, counts: own }) =>
      own.flatMap(({ setting, ...load }) =>
        Object.entries(load).flatMap(([figure, value]): [string, string][] =>
          value === null
            ? []
            : [[`${facilityClass} ${setting} ${figure}`, `${String(value).padStart(16, '0')} ${facility}`]],
        ),
      ),
    ),
  ];
  const byName = new Map<string, string[]>();
  for (const [name, key] of figures) byName.set(name, [...(byName.get(name) ?? []), key].sort());
  expect(new Map([...incident.figuresOfPeers].map(([name, of]) => [name, [...keysOf(of)]]))).toEqual(byName);
  const byUrgency = [...needs.values()].map(urgencyOf);
  expect([...keysOf(incident.needsInOrder)]).toEqual(byUrgency.sort());
  expect(new Map([...incident.needsOfFacility].map(([id, ids]) => [id, [...ids].sort()]))).toEqual(
    sorted(lists(needs, ({ facility }) => [facility])),
  );
  for (const facility of incident.needsOfFacility.keys())
    expect(state.incidentsOfFacility.get(facility)?.has(incident.id)).toBe(true);
  for (const [facility, incidents] of state.incidentsOfFacility)
    if (incidents.has(incident.id)) expect(incident.needsOfFacility.has(facility)).toBe(true);
  expect([...keysOf(incident.shelf)]).toEqual(
    piles.map(({ id, unit }) => `${lots.get(unit)?.receivedAt} ${id}`).sort(),
  );
  expect([...keysOf(incident.expiring)]).toEqual(
    piles.flatMap(({ id, unit }) => (expiryOf(unit) === null ? [] : [`${expiryOf(unit)} ${id}`])).sort(),
  );
  const shelved = [...new Set(piles.map(({ unit }) => unit))].flatMap((id) => lots.get(id) ?? []);
  const lotsBy = (keysOf: (lot: typeof lots extends Map<string, infer L> ? L : never) => string[]) => {
    const made = new Map<string, Set<string>>();
    for (const lot of shelved)
      for (const key of keysOf(lot)) made.set(key, (made.get(key) ?? new Set()).add(lot.id));
    return made;
  };
  const found = (orders: ReadonlyMap<string, Ordered>) =>
    new Map([...orders].map(([key, own]) => [key, new Set([...keysOf(own)].map(secondOf))]));
  expect(found(incident.stockOfOwner)).toEqual(lotsBy(({ owner }) => [owner]));
  expect(found(incident.stockAtPlace)).toEqual(lotsBy(({ place, item }) => [`${place} ${item}`]));
  expect(incident.stockAtBin).toEqual(
    lotsBy(({ bin }) => (bin === null ? [] : bin.split(' + ').map((each) => each.toUpperCase()))),
  );
  expect(new Set([...keysOf(incident.bins)].map(binOf))).toEqual(new Set(incident.stockAtBin.keys()));
  const lotsAt = (place: string) => [
    ...new Set(piles.filter((pile) => pile.place === place).map(({ unit }) => unit)),
  ];
  for (const site of incident.sites.values()) {
    const since = (id: string) => incident.countedAt.get(id) ?? lots.get(id)?.receivedAt;
    expect([...keysOf(site.toCount)]).toEqual(
      lotsAt(site.place)
        .map((id) => `${since(id)} ${id}`)
        .sort(),
    );
    const held = piles.filter(({ place }) => place === site.place);
    const itemOf = (id: string) => lots.get(id)?.item ?? '';
    expect(new Map([...site.items].map(([item, { amount }]) => [item, amount]))).toEqual(
      held.reduce(
        (sum, each) => sum.set(itemOf(each.unit), (sum.get(itemOf(each.unit)) ?? 0) + balance(each)),
        new Map<string, number>(),
      ),
    );
  }
  expect(incident.shelfEarmarked).toEqual(
    new Set(piles.filter(({ purpose }) => purpose === 'earmarked').map(({ id }) => id)),
  );
  expect([...keysOf(state.credentialsByLastDay)]).toEqual(
    [...state.credentials.values()]
      .filter(({ checked, revoked }) => checked?.outcome === 'confirmed' && revoked === null)
      .flatMap(({ id, expiresOn }) => (expiresOn === null ? [] : [`${expiresOn} ${id}`]))
      .sort(),
  );
  expect([...keysOf(state.ledger.accountsInOrder)]).toEqual([...state.ledger.accounts.keys()].sort());
  expect([...keysOf(state.ledger.pendingByEnd)]).toEqual(
    [...state.ledger.pending]
      .flatMap(([id, { expiresAt }]) => (expiresAt === null ? [] : [`${expiresAt} ${id}`]))
      .sort(),
  );
  for (const order of [incident.needsInOrder, incident.shelf, incident.expiring, state.credentialsByLastDay])
    runsAddUp(order);
}

/** Each run of an ordered list knows its own weight. */
function runsAddUp(order: Ordered): void {
  for (const { keys, weights, sum } of order) {
    expect(weights).toHaveLength(keys.length);
    expect(sum).toBe(weights.reduce((all, each) => all + each, 0));
  }
}

/** Keys say what they order by, then whose they are. */
const secondOf = (key: string): string => key.slice(key.indexOf(' ') + 1);

function lists<Each>(
  records: ReadonlyMap<string, Each>,
  under: (each: Each) => Iterable<string>,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [id, each] of records)
    for (const key of under(each)) found.set(key, [...(found.get(key) ?? []), id]);
  return found;
}

function groups(pairs: readonly (readonly [key: string, id: string])[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [key, id] of pairs) found.set(key, (found.get(key) ?? new Set()).add(id));
  return found;
}

const sorted = (of: Map<string, string[]>): Map<string, string[]> =>
  new Map([...of].map(([key, ids]) => [key, ids.sort()]));

const those = <Each>(records: ReadonlyMap<string, Each>, is: (each: Each) => boolean): Set<string> =>
  new Set([...records].filter(([, each]) => is(each)).map(([id]) => id));

function sums<Sum extends Record<string, number>>(
  all: readonly (readonly [string, Sum])[],
): Map<string, Record<keyof Sum, number>> {
  const found = new Map<string, Record<string, number>>();
  for (const [key, more] of all) {
    const sum = found.get(key) ?? {};
    for (const [name, amount] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + amount;
    found.set(key, sum);
  }
  return found as Map<string, Record<keyof Sum, number>>;
}

/** Scan → the gifts of the lots whose papers it is. */
function giftsByScan(lots: IncidentState['lots']): Map<string, string[]> {
  const gifts = new Map<string, Set<string>>();
  for (const { donation, evidence } of lots.values())
    for (const { file } of evidence)
      if (file !== null) gifts.set(file, new Set([...(gifts.get(file) ?? []), donation]));
  return new Map([...gifts].map(([file, those]) => [file, [...those].sort()]));
}
