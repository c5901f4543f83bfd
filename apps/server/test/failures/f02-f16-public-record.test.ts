import {
  deliveryRows,
  factDefinitions,
  giftByCode,
  needRows,
  silentFacilities,
  type Viewpoint,
} from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Application } from '../../src/application/application.ts';
import { done, INCIDENT, openSmallWorld, receiveMasks, SEATS } from '../support/small-world.ts';

let application: Application;
beforeAll(async () => {
  application = await openSmallWorld();
});
afterAll(() => application.close());

const at = (now = application.clock.now().toISOString()): Viewpoint => ({
  state: application.state,
  items: application.items,
  areas: application.areas,
  duties: application.duties,
  now,
});
const hoursLater = (hours: number): string =>
  new Date(application.clock.now().getTime() + hours * 3_600_000).toISOString();

describe('F2: no date, sum or bank branch is typed by hand into a public record', () => {
  it('no fact of a release, a receipt or a delivery has a field for a bank, an account or the date of the act', () => {
    const names = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { properties } = value as { properties?: object };
      for (const name of Object.keys(properties ?? {})) names.add(name);
      for (const each of Object.values(value)) collect(each);
    };
    for (const { schema } of Object.values(factDefinitions))
      collect(z.toJSONSchema(schema, { unrepresentable: 'any' }));
    expect(names.size).toBeGreaterThan(50);
    expect(
      [...names].filter((name) => /bank|branch|accountNumber|publishedOn|receivedOn|^date$/i.test(name)),
    ).toEqual([]);
  });

  it('there is no command that deletes or edits anything', async () => {
    const { commands } = await import('@tongzhou/domain');
    expect([...commands.keys()].filter((name) => /delete|remove|edit|update/.test(name))).toEqual([]);
  });

  it('a statement dated in the future is refused at its field', async () => {
    const outcome = await application.execute(SEATS.union, 'need.state', {
      incident: INCIDENT,
      facility: 'union',
      item: 'goggles',
      setting: 'isolation',
      quantity: { kind: 'unknown' },
      asOf: hoursLater(48),
    });
    expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'date-impossible', field: 'asOf' }] });
  });
});

describe('F3, F4, F10, F12 on one gift and two hospitals', () => {
  let receiptCode: string;
  let lot: string;

  it('F12: the ward that runs out first stands first, whatever its fame; who is silent is listed', async () => {
    expect(
      silentFacilities(at(), INCIDENT)
        .map((each) => each.id)
        .sort(),
    ).toEqual(['renai', 'union']);
    const state = (seat: typeof SEATS.union | typeof SEATS.renai, onHand: number, usePerDay: number) =>
      application.execute(seat, 'need.state', {
        incident: INCIDENT,
        facility: seat.organisation,
        item: 'mask-medical-protective',
        setting: 'general-ward',
        quantity: { kind: 'exact', amount: 5_000 },
        onHand,
        usePerDay,
      });
    await done(state(SEATS.union, 4_000, 100));
    await done(state(SEATS.renai, 10, 100));
    expect(needRows(at(), INCIDENT).map((row) => row.facility.id)).toEqual(['renai', 'union']);
    expect(silentFacilities(at(), INCIDENT)).toEqual([]);
  });

  it('F12: a hospital that pressed stop leaves the donors’ list at once and gets no allocation', async () => {
    await done(
      application.execute(SEATS.union, 'facility.stop-receiving', {
        incident: INCIDENT,
        facility: 'union',
        item: null,
        reason: '已满',
      }),
    );
    expect(needRows(at(), INCIDENT, { openOnly: true }).map((row) => row.facility.id)).toEqual(['renai']);
    ({ lot, receiptCode } = await receiveMasks(application, 6_000));
    const { run } = await done(application.execute(SEATS.lead, 'allocation.propose', { incident: INCIDENT }));
    const lines = application.state.incidents.get(INCIDENT)?.runs.get(run as string)?.lines ?? [];
    expect(lines.find((line) => line.need.includes('.union.'))).toMatchObject({
      amount: 0,
      bound: 'receiving-stopped',
    });
    await done(application.execute(SEATS.approver, 'allocation.approve', { incident: INCIDENT, run }));
  });

  it('F3: every row says the mode of the gift, the item’s class, who decided, by which rule and charter', () => {
    const [row] = deliveryRows(at(), INCIDENT);
    expect(row).toMatchObject({
      mode: 'discretionary',
      item: { id: 'mask-medical-protective' },
      facility: { id: 'renai', facilityClass: 'general' },
      decider: { id: 'lead' },
      rule: 'priority-then-run-out',
      charterVersion: 1,
      receiptCode,
    });
  });

  it('F4: received has one meaning, and a listing of capacity is not it', async () => {
    const received = () => giftTotals();
    const before = received();
    await done(
      application.execute(SEATS.lead, 'service.list', {
        incident: INCIDENT,
        kind: 'pledge',
        name: '某企业',
        area: null,
        asOf: application.clock.now().toISOString(),
        source: null,
        externalKey: 'k',
        lines: [{ label: '口罩', quantity: { kind: 'exact', amount: 2_000_000 } }],
      }),
    );
    expect(received()).toEqual(before);
    const shares = giftByCode(at(), receiptCode)?.lots[0]?.shares ?? [];
    expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(6_000);
  });
  const giftTotals = () =>
    [...(application.state.incidents.get(INCIDENT)?.lots.values() ?? [])].map((each) => [
      each.id,
      each.amount,
    ]);

  it('F10: the donor’s link shows place and age; past the charter’s hours an explanation is owed, until it is given', async () => {
    const late = giftByCode(at(hoursLater(25)), receiptCode)?.lots[0];
    expect(late).toMatchObject({ idleHours: 25, explanationOwed: true, placeName: { zh: 'A馆' } });
    expect(giftByCode(at(hoursLater(23)), receiptCode)?.lots[0]?.explanationOwed).toBe(false);
    await done(
      application.execute(SEATS.gate, 'lot.explain-idle', {
        incident: INCIDENT,
        lot,
        explanation: '等待车辆',
      }),
    );
    expect(giftByCode(at(hoursLater(25)), receiptCode)?.lots[0]?.explanationOwed).toBe(false);
  });
});

describe('F16: no telephone, identity or account number in a public fact', () => {
  it.each([
    ['a mobile number', '联系 13912345678'],
    ['an identity number', '身份证 11010519491231002X'],
    ['a bank account', '账号 6222021234567890123'],
  ])('%s in a public text is refused at its field', async (_what, text) => {
    const outcome = await application.execute(SEATS.union, 'need.state', {
      incident: INCIDENT,
      facility: 'union',
      item: 'goggles',
      setting: 'isolation',
      quantity: { kind: 'unknown' },
      original: text,
    });
    expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'personal-data', field: 'original' }] });
  });

  it('a person who gives stands as a commitment, never by name', async () => {
    const person = { kind: 'person', donor: 'donor-p', commitment: 'ab'.repeat(32) };
    const gift = {
      incident: INCIDENT,
      receiver: 'red-cross',
      mode: 'discretionary',
      money: { currency: 'CNY', amount: 100 },
    };
    await done(application.execute(SEATS.receiver, 'donation.receive', { ...gift, donor: person }));
    const named = await application.execute(SEATS.receiver, 'donation.receive', {
      ...gift,
      donor: { ...person, name: '张三' },
    });
    expect(named).toMatchObject({ ok: false, refusals: [{ code: 'input-invalid' }] });
  });
});
