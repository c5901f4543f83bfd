import { canonicalJson, type Fact, Replay } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import {
  AREAS,
  COUNTRY,
  DUTIES,
  deliver,
  hubei,
  INCIDENT,
  ITEMS,
  need,
  receive,
  SEATS,
  type World,
} from '../support/world.ts';

/** A gift that goes all the way, money that is paid, a lot that is explained. */
function response(): World {
  const world = hubei();
  need(world, 'union', 3_000);
  const { lot } = receive(world, 50_000);
  deliver(world);
  world.done(SEATS.gate, 'loss.report', { incident: INCIDENT, lot: lot.id, amount: 7, reason: 'damaged' });
  return world;
}

/** What is said of the log when the last fact of a type is another; whatever it holds is put into the same place. */
function said(type: string, change: (text: string) => string): () => void {
  const world = response();
  const at = world.log.findLastIndex((text) => (JSON.parse(text) as Fact).type === type);
  expect(at, type).toBeGreaterThan(0);
  const before = world.log[at] as string;
  const fact = JSON.parse(before) as Fact;
  const { decision, ...bare } = fact;
  const changed = JSON.parse(change(canonicalJson(bare))) as object;
  const after = canonicalJson({ ...changed, ...(decision && { decision }) });
  expect(after).not.toBe(before);
  world.log[at] = after;
  return () => world.audit();
}

describe('what an attacker of the record put into it, and every reader accepted', () => {
  it.each<[string, string, (text: string) => string]>([
    [
      'a gift of 50,000 whose transfer books 500,000',
      'donation.received',
      (text) => {
        const fact = JSON.parse(text);
        for (const each of fact.data.transfers ?? []) each.amount *= 10;
        for (const lot of fact.data.lots) if (lot.transfer) lot.transfer.amount *= 10;
        return canonicalJson(fact);
      },
    ],
    [
      'a delivery confirmed by another hospital',
      'delivery.confirmed',
      (text) => text.replaceAll('union', 'renai'),
    ],
    [
      'a delivery whose goods go to another hospital',
      'delivery.confirmed',
      (text) => text.replace(/(to":"[^"]*)union/, '$1renai'),
    ],
    ['an order for another facility', 'order.issued', (text) => text.replaceAll('union', 'renai')],
    [
      'a dispatch by another gate',
      'shipment.dispatched',
      (text) => text.replace('red-cross.gate', 'union.pharmacy'),
    ],
    ['a loss that goes to a hospital', 'loss.reported', (text) => text.replaceAll('loss:', 'delivered:')],
    ['a loss of another amount', 'loss.reported', (text) => text.replace('"amount":7', '"amount":6')],
    [
      'a telephone number in public words',
      'donation.received',
      (text) => text.replace('某企业', '张三 13812345678'),
    ],
    [
      'an invented seat of another organisation',
      'loss.reported',
      (text) => text.replace('red-cross.gate', 'union.pharmacy'),
    ],
  ])('%s', (_what, type, change) => {
    expect(said(type, change)).toThrow(/fact \d+: /);
  });

  it('a date in 2099, which the clock of whoever judges has not reached', () => {
    const world = response();
    const at = '2099-01-01T00:00:00.000Z';
    world.log[world.log.length - 1] = canonicalJson({ ...JSON.parse(world.log.at(-1) as string), at });
    const replay = new Replay({
      items: ITEMS,
      country: COUNTRY,
      areas: AREAS,
      duties: DUTIES,
      clock: () => Date.parse(world.now),
    });
    expect(() => {
      for (const text of world.log) replay.take(text);
    }).toThrow(/is of 2099-01-01T00:00:00.000Z, which has not come/);
  });

  it('and the log as it was is in order', () => {
    expect(() => response().audit()).not.toThrow();
  });
});
