import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import {
  areasWithin,
  findPersonalData,
  giftLot,
  goodsReport,
  type IncidentState,
  missingFrom,
  silentFacilities,
  supplierName,
  type Viewpoint,
} from '@tongzhou/domain';
import { readNeedSnapshot } from '@tongzhou/formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { externalKey } from '../../src/imports/organisation-of.ts';
import type { Scenario, Step } from '../../src/scenario/format.ts';
import { loadScenario, readScenario } from '../../src/scenario/load.ts';
import { temporaryFolder } from '../support/databases.ts';

const folder = temporaryFolder();
/** The volunteers' own data, where this machine has it: `../shared` beside the repository. */
const snapshots = new URL('../../../../../shared/data/hubei-2020/', import.meta.url);

let application: Application;
let scenario: Scenario;
let steps: Step[];
let incident: IncidentState;
let view: Viewpoint;

beforeAll(async () => {
  application = await Application.open({ folder });
  ({ scenario, steps } = await readScenario('hubei-2020'));
  const began = performance.now();
  await loadScenario(application, 'hubei-2020');
  console.log(`hubei-2020: ${steps.length} steps loaded in ${Math.round(performance.now() - began)} ms`);
  incident = application.state.incidents.get('hubei-2020') as IncidentState;
  const { state, items, areas, duties } = application;
  view = { state, items, areas, duties, now: new Date(scenario.endsAt).toISOString() };
});
afterAll(async () => {
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

const all = <Each>(map: ReadonlyMap<string, Each>): Each[] => [...map.values()];
const facilities = () => all(application.state.organisations).filter((each) => each.facilityClass !== null);
const lotsOf = (item: string) => all(incident.lots).filter((lot) => lot.item === item);
/** District → city; the cities under the province itself stay as they are. */
const prefectureOf = (code: string): string => (code.startsWith('4290') ? code : `${code.slice(0, 4)}00`);
const publicFacts = () =>
  application.database.sql.selectFrom('fact').select(['type', 'body']).where('public', '=', true).execute();

describe('the exercise hubei-2020', () => {
  it('is an exercise at level I, raised from II, with the clock at its end', () => {
    expect(incident).toMatchObject({
      exercise: true,
      responseLevel: 'I',
      eventGrade: null,
      alertColour: null,
    });
    expect(application.clock.isExercise).toBe(true);
    expect(Math.abs(application.clock.now().getTime() - Date.parse(scenario.endsAt))).toBeLessThan(60_000);
  });

  it('its steps are in order of time', () => {
    const moments = steps.map((step) => Date.parse(step.at));
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(moments.at(-1)).toBeLessThanOrEqual(Date.parse(scenario.endsAt));
  });

  it('has at least forty facilities, in every prefecture of the province', () => {
    expect(facilities().length).toBeGreaterThanOrEqual(40);
    expect(new Set(facilities().map((each) => prefectureOf(each.area))).size).toBe(17);
    expect(application.state.organisations.get('wuhan-union')?.facilityClass).toBe('designated');
    expect(application.state.organisations.get('wuhan-renai')?.facilityClass).toBe('general');
  });

  it('gives each facility and charity only its own matters, in this incident, by a law', () => {
    const given = all(application.state.mandates).filter((mandate) => mandate.holder !== 'hubei-command');
    for (const mandate of given) {
      expect(mandate).toMatchObject({ incident: 'hubei-2020', legalBasis: expect.stringMatching(/./) });
      if (mandate.holder !== 'jointown') expect(mandate.reach).toBe('own');
      expect(mandate.functions).not.toContain('allocate');
      expect(mandate.functions).not.toContain('approve-allocation');
    }
    expect(given.find((mandate) => mandate.holder === 'jointown')?.until).not.toBeNull();
  });

  it('every account sits in an organisation that the scenario has, each in a seat of its own', () => {
    const seats = scenario.accounts.map((account) => account.seat);
    expect(new Set(seats).size).toBe(seats.length);
    for (const account of scenario.accounts) {
      expect(application.state.organisations.has(account.organisation), account.organisation).toBe(true);
      expect(account.email).toMatch(/\.example$/);
    }
  });

  it('states needs as they were: unknown mostly, numbers where there are some, and every other kind', () => {
    const needs = all(incident.needs);
    const kinds = Object.groupBy(needs, (need) => need.quantity.kind);
    expect(needs.length).toBeGreaterThanOrEqual(150);
    expect(kinds.unknown?.length).toBeGreaterThan(needs.length / 2);
    expect(kinds.exact?.length).toBeGreaterThanOrEqual(40);
    for (const kind of ['range', 'at-least', 'none'] as const) expect(kinds[kind]?.length, kind).toBe(1);
    expect(needs.filter((need) => need.emptyAt !== null).length).toBeGreaterThanOrEqual(25);
    expect(needs.filter((need) => need.statements > 1).length).toBeGreaterThanOrEqual(9);
    expect(silentFacilities(view, 'hubei-2020').length).toBe(4);
  });

  it('no number of the exercise passes for one of 2020', () => {
    for (const need of all(incident.needs)) {
      if (need.onHand !== null || need.evidence !== 'public-source') expect(need.source).toMatch(/演练设定/);
      if (need.original?.endsWith('| 1')) expect(need.quantity).toEqual({ kind: 'unknown' });
    }
    for (const gift of all(incident.donations))
      if (gift.donor.kind === 'organisation') expect(gift.donor.name).toMatch(/演练/);
    for (const { supplier } of all(incident.payments))
      expect(supplierName(application.state, supplier).zh).toMatch(/演练/);
  });

  it('every row of goods adds up, in the ledger and in every published report', () => {
    const published = all(incident.releases).flatMap((release) =>
      release.publishedContent?.kind === 'goods-report' ? release.publishedContent.rows : [],
    );
    const rows = [...goodsReport(application.state, incident), ...published];
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((row) => missingFrom(row) !== 0)).toEqual([]);
  });

  it('F1: record 14 counts as the KN95 that its paper proves, and adds up', () => {
    const [lot, ...others] = lotsOf('respirator-kn95');
    expect(others).toEqual([]);
    expect(lot).toMatchObject({
      claimedItem: 'respirator-n95',
      amount: 36_000,
      // So many: somebody else looked first.
      quarantined: 'large-intake',
      status: 'accepted',
    });
    const given = all(incident.orders).flatMap((order) =>
      order.lines
        .filter((line) => line.lot === lot?.id)
        .map((line) => ({
          facility: order.facility,
          amount: line.amount,
          need: incident.needs.get(line.need),
        })),
    );
    expect(given.every(({ need }) => need?.setting === 'general-ward')).toBe(true);
    expect([...new Set(given.map(({ facility }) => facility))].sort()).toEqual([
      'huangmei-no3',
      'laifeng-central',
      'shiyan-tcm',
      'wuhan-renai',
      'wuhan-tianyou',
      'xianning-chibi',
    ]);
    const row = goodsReport(application.state, incident).find((each) => each.item === 'respirator-kn95');
    const sent = given.reduce((sum, { amount }) => sum + amount, 0);
    expect(row).toMatchObject({ received: 36_000, delivered: sent, stock: 36_000 - sent });
  });

  it('F3: Union’s 3,000 say that a donor directed them; Ren’ai’s wish for isolation goods is answered', () => {
    const directed = lotsOf('mask-medical-protective').find((lot) => lot.earmarkedFor === 'wuhan-union');
    expect(directed).toMatchObject({ mode: 'directed', amount: 3_000 });
    const [first] = all(incident.runs);
    expect(first?.lines.find((line) => line.lot === directed?.id)).toMatchObject({
      need: 'hubei-2020.wuhan-union.mask-medical-protective.isolation',
      rule: 'donor-directed',
    });
    expect(
      first?.lines.find((line) => line.need === 'hubei-2020.wuhan-renai.mask-medical-protective.isolation'),
    ).toMatchObject({ amount: 0, bound: 'facility-not-eligible' });
  });

  it('F10, F11: quarantine, rejection, and idle goods with and without a word', () => {
    const lots = all(incident.lots).map((lot) => giftLot(view, incident, lot));
    expect(all(incident.donations).length).toBeGreaterThanOrEqual(25);
    expect(lots.filter((lot) => lot.status === 'quarantine').length).toBe(2);
    expect(lots.filter((lot) => lot.status === 'rejected').map((lot) => lot.quarantined)).toEqual([
      'expired',
    ]);
    expect(lots.filter((lot) => lot.explanationOwed).map((lot) => lot.item.id)).toEqual(['shoe-covers']);
    expect(lots.filter((lot) => lot.idleExplanation).length).toBeGreaterThanOrEqual(2);
    const kinds = new Set(all(incident.donations).map((gift) => gift.donor.kind));
    expect(kinds).toEqual(new Set(['organisation', 'person', 'anonymous']));
  });

  it('ends with work for a visitor: two runs, a payment, an order, a shipment and a notice wait', () => {
    const count = (list: readonly { status: string }[], status: string) =>
      list.filter((each) => each.status === status).length;
    const runs = all(incident.runs);
    expect(runs.map((run) => `${run.solver ?? run.method} ${run.status}`)).toEqual([
      'priority-run-out/4 approved',
      'priority-run-out/4 approved',
      'priority-run-out/4 approved',
      'by-hand approved',
      'priority-run-out/4 proposed',
      'value-of-cover-handled/4, HiGHS 1.15.3 proposed',
    ]);
    expect(count(all(incident.orders), 'issued')).toBe(1);
    expect(count(all(incident.shipments), 'in-transit')).toBe(1);
    expect(count(all(incident.shipments), 'settled')).toBe(1);
    expect(count(all(incident.payments), 'approved')).toBe(1);
    expect(count(all(incident.payments), 'requested')).toBe(1);
    expect(count(all(incident.releases), 'drafted')).toBe(1);
  });

  it('sprinkles nothing: no line is less than the charter’s least, unless it is all that the need wants', () => {
    const handling = incident.charters.at(-1)?.terms.handling;
    expect(handling).toMatchObject({ wholePacks: true, offeredTransportOnly: false });
    const least = handling?.leastUnits as number;
    expect(least).toBeGreaterThan(1);
    // What bound a line that filled all that its need wants; every other says what was short.
    const whole = [
      'need-met',
      'asked-for-less',
      'cover-days-reached',
      'amount-unknown',
      'use-unknown',
      'starter-given',
    ];
    let [computed, handled] = [0, 0];
    for (const run of all(incident.runs).filter(({ method }) => method === 'computed')) {
      const lines = run.lines.filter(({ amount }) => amount > 0);
      computed += lines.length;
      for (const line of lines) {
        const own = lines.filter(({ need }) => need === line.need);
        if (line.amount < least)
          expect([line.need, own.length, whole.includes(line.bound)]).toEqual([line.need, 1, true]);
        if (!run.solver?.startsWith('value-of-cover-handled/')) continue;
        const pack = incident.lots.get(line.lot as string)?.packHolds ?? 1;
        expect([line.need, line.amount % pack]).toEqual([line.need, 0]);
        if (pack > 1) handled += 1;
      }
    }
    expect(computed).toBeGreaterThan(150);
    expect(handled).toBeGreaterThan(10);
  });

  it('publishes every day from 27 January to 3 February; a correction changes what came late, and no more', () => {
    const reports = all(incident.releases).filter(
      (release) => release.status === 'published' && release.content.kind === 'goods-report',
    );
    const days = reports
      .filter((each) => each.corrects === null)
      .map((each) => each.publishedAt?.slice(0, 10));
    expect(days).toEqual([
      ...['2020-01-27', '2020-01-28', '2020-01-29', '2020-01-30', '2020-01-31'],
      ...['2020-02-01', '2020-02-02', '2020-02-03'],
    ]);
    const correction = reports.find((each) => each.corrects !== null);
    const corrected = incident.releases.get(correction?.corrects ?? '');
    expect(correction?.cause).toBe('late-fact');
    if (
      correction?.publishedContent?.kind !== 'goods-report' ||
      corrected?.publishedContent?.kind !== 'goods-report'
    )
      throw new Error('a correction of a report is a report');
    const settled = ({ inTransit, delivered, ...row }: ReturnType<typeof goodsReport>[number]) => ({
      ...row,
      arrivingOrArrived: inTransit + delivered,
    });
    expect(correction.publishedContent.rows.map(settled)).toEqual(
      corrected.publishedContent.rows.map(settled),
    );
    expect(correction.publishedContent.rows).not.toEqual(corrected.publishedContent.rows);
  });

  it('F16: no public fact holds a telephone number, an identity card, an account or a mail address', async () => {
    const facts = await publicFacts();
    expect(facts.length).toBeGreaterThan(600);
    const found = facts.flatMap(({ type, body }) =>
      textsIn(JSON.parse(body)).flatMap((text) =>
        findPersonalData(text).map(({ kind, start, end }) => `${type}: ${kind} ${text.slice(start, end)}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it.skipIf(!existsSync(snapshots))(
    'an import finds its hospitals by the keys that the scenario gives them',
    () => {
      const { version, byId, generalNames } = application.items;
      const catalogue = { version, items: [...byId.values()], generalNames };
      const areas = areasWithin(application.areas, '420000');
      const known = new Set<string>();
      for (const day of ['2020-02-01', '2020-02-03', '2020-02-20']) {
        const at = new URL(`${day}/`, snapshots);
        const names = readdirSync(at).filter((name) => name.endsWith('.json'));
        const files = Object.fromEntries(
          names.map((name) => [name, readFileSync(new URL(name, at), 'utf8')]),
        );
        const read = readNeedSnapshot(files, { asOf: `${day}T00:00:00+08:00`, catalogue, areas });
        if (read.ok) for (const hospital of read.snapshot.hospitals) known.add(externalKey(hospital));
      }
      const keys = facilities().flatMap((each) => each.externalKeys);
      expect(keys.length).toBeGreaterThanOrEqual(40);
      expect(keys.filter((key) => !known.has(key))).toEqual([]);
    },
  );
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
