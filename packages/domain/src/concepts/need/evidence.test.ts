import { beforeEach, describe, expect, it } from 'vitest';
import {
  confirmNeed,
  hubei,
  INCIDENT,
  need,
  receive,
  SCAN,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { needsToCheck } from './to-check.ts';
import { needRows } from './view.ts';

const MASK = 'mask-medical-protective';
/** Answers for needs in all of Wuhan. */
const BUREAU = { organisation: 'bureau', seat: 'bureau.desk' };
const CLERK = { organisation: 'bureau', seat: 'bureau.clerk' };

let world: World;
beforeEach(() => {
  world = hubei();
  const bureau = { organisation: 'bureau', name: { zh: '武汉市卫健委', en: 'Bureau' }, kind: 'government' };
  world.done(SEATS.lead, 'organisation.register', { ...bureau, area: '420100' });
  world.done(SEATS.lead, 'mandate.grant', {
    ...{ holder: 'bureau', functions: ['state-need'], reach: 'area', area: '420100' },
    ...{ incident: INCIDENT, legalBasis: '通知' },
  });
});

const row = (id: string) => needRows(world.view, INCIDENT).find((each) => each.id === id);
const asked = (id: string, more: object = {}) => ({
  ...{ incident: INCIDENT, need: id, how: 'called-back', note: '与药剂科核对' },
  ...{ statement: world.incident.needs.get(id)?.position, ...more },
});
const codes = (refusals: readonly { code: string; field?: string | null }[]) =>
  refusals.map(({ code, field }) => `${code} ${field}`);

describe('how far a statement has been checked follows from who did what', () => {
  it('its own word, its letter with a seal, or what another says of it, who then names a source', () => {
    const own = need(world, 'union', 100);
    expect(row(own)).toMatchObject({ evidence: 'self-declared', confirmed: null });
    need(world, 'union', 100, 'general-ward', { letter: SCAN });
    expect(row(own)).toMatchObject({ evidence: 'sealed-letter', letter: SCAN });
    const of = {
      ...{ incident: INCIDENT, facility: 'union', item: MASK, setting: 'general-ward' },
      quantity: { kind: 'exact', amount: 100 },
    };
    expect(world.refused(BUREAU, 'need.state', of)).toMatchObject([
      { code: 'statement-without-source', field: 'source' },
    ]);
    world.done(BUREAU, 'need.state', { ...of, source: 'https://example.org/notice' });
    expect(row(own)).toMatchObject({ evidence: 'public-source' });
    expect(codes(world.refused(SEATS.union, 'need.state', { ...of, evidence: 'inspected' }))).toEqual([
      'input-invalid null',
    ]);
  });

  it('another organisation confirms it: level, who and when are public; what is stated later begins anew', () => {
    const id = need(world, 'union', 100);
    world.pass(1);
    world.done(BUREAU, 'need.confirm', asked(id));
    expect(row(id)).toMatchObject({
      evidence: 'called-back',
      confirmed: { by: { id: 'bureau' }, at: world.now, note: '与药剂科核对', file: null },
    });
    expect(codes(world.refused(BUREAU, 'need.confirm', asked(id)))).toEqual(['unchanged how']);
    world.done(CLERK, 'need.confirm', asked(id, { how: 'inspected', file: SCAN }));
    expect(row(id)).toMatchObject({ evidence: 'inspected', confirmed: { file: SCAN } });
    expect(codes(world.refused(CLERK, 'need.confirm', asked(id)))).toEqual(['unchanged how']);
    need(world, 'union', 120);
    expect(row(id)).toMatchObject({ evidence: 'self-declared', confirmed: null });
    world.audit();
  });

  it('never the facility, nor whoever acts by a mandate of its giving, nor one who may not, nor the seat that said it', () => {
    const id = need(world, 'union', 100);
    expect(world.refused(SEATS.union, 'need.confirm', asked(id))).toMatchObject([
      { code: 'confirmer-is-facility', field: 'need' },
    ]);
    expect(codes(world.refused(SEATS.renai, 'need.confirm', asked(id)))).toEqual(['mandate-missing null']);
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ holder: 'union', functions: ['state-need'], reach: 'own', area: '420103', delegable: true },
      ...{ mandate: 'passable', incident: INCIDENT, legalBasis: '通知' },
    });
    const further = { under: 'passable', holder: 'red-cross', subject: 'union', legalBasis: '委托' };
    world.done(SEATS.union, 'mandate.delegate', further);
    expect(codes(world.refused(SEATS.gate, 'need.confirm', asked(id)))).toEqual([
      'confirmer-is-facility need',
    ]);
    const of = { incident: INCIDENT, facility: 'renai', item: MASK, setting: 'general-ward' };
    const said = { ...of, quantity: { kind: 'exact', amount: 9 }, source: '通知' };
    const { need: other, statement } = world.done(BUREAU, 'need.state', said);
    const same = asked(other as string, { statement });
    expect(codes(world.refused(BUREAU, 'need.confirm', same))).toEqual(['four-eyes null']);
    world.done(CLERK, 'need.confirm', same);
    world.audit();
  });

  it('the statement that was read is meant, no later one; and none that was withdrawn', () => {
    const id = need(world, 'union', 100);
    const before = asked(id);
    need(world, 'union', 90);
    expect(world.refused(BUREAU, 'need.confirm', before)).toMatchObject([
      { code: 'said-since', field: 'statement' },
    ]);
    const number = asked(id, { note: '电话 13800138000' });
    expect(codes(world.refused(BUREAU, 'need.confirm', number))).toEqual(['personal-data note']);
    world.done(SEATS.union, 'need.retract', { incident: INCIDENT, need: id, reason: '报错' });
    expect(codes(world.refused(BUREAU, 'need.confirm', asked(id)))).toEqual(['wrong-state need']);
    expect(codes(world.refused(BUREAU, 'need.confirm', asked('x', { statement: 1 })))).toEqual([
      'not-found need',
    ]);
  });

  it('so it is with patients and beds', () => {
    const loads = [{ setting: 'isolation', patients: 40, beds: 50 }];
    const of = { incident: INCIDENT, facility: 'union' };
    const confirm = (more: object = {}) => ({ ...of, how: 'called-back', note: '与医务处核对', ...more });
    expect(codes(world.refused(BUREAU, 'facility.confirm-load', confirm({ statement: 1 })))).toEqual([
      'not-found facility',
    ]);
    expect(codes(world.refused(BUREAU, 'facility.report-load', { ...of, loads }))).toEqual([
      'statement-without-source source',
    ]);
    const { statement } = world.done(SEATS.union, 'facility.report-load', { ...of, loads });
    expect(world.incident.loads.get('union')).toMatchObject({ evidence: 'self-declared', confirmed: null });
    const rightly = confirm({ statement });
    expect(codes(world.refused(SEATS.union, 'facility.confirm-load', rightly))).toEqual([
      'confirmer-is-facility facility',
    ]);
    expect(codes(world.refused(BUREAU, 'facility.confirm-load', confirm({ statement: 2 })))).toEqual([
      'said-since statement',
    ]);
    world.done(BUREAU, 'facility.confirm-load', rightly);
    expect(world.incident.loads.get('union')).toMatchObject({ confirmed: { by: 'bureau', at: world.now } });
    expect(codes(world.refused(BUREAU, 'facility.confirm-load', rightly))).toEqual(['unchanged how']);
    const behalf = world.done(BUREAU, 'facility.report-load', { ...of, loads, source: '日报' });
    const seen = confirm({ statement: behalf.statement });
    expect(codes(world.refused(BUREAU, 'facility.confirm-load', seen))).toEqual(['four-eyes null']);
    world.audit();
  });
});

describe('what is to be called back about', () => {
  it('is what nobody else has confirmed, or not for long, the most urgent first, a page at a time', () => {
    const later = need(world, 'union', 900, 'general-ward', { onHand: 90, usePerDay: 10 });
    const sooner = need(world, 'renai', 900, 'general-ward', { onHand: 9, usePerDay: 10 });
    const list = (more: object = {}) =>
      needsToCheck(world.view, INCIDENT, { by: 'bureau', most: 40, ...more }).rows.map(({ id }) => id);
    expect(list()).toEqual([sooner, later]);
    expect(list({ facility: 'union' })).toEqual([later]);
    const first = needsToCheck(world.view, INCIDENT, { by: 'bureau', most: 1 });
    expect(first.rows.map(({ id }) => id)).toEqual([sooner]);
    expect(list({ after: first.next })).toEqual([later]);
    // Nobody confirms its own, and who may state needs for itself alone is asked nothing.
    expect(list({ by: 'union' })).toEqual([]);
    world.done(BUREAU, 'need.confirm', asked(sooner));
    expect(list()).toEqual([later]);
    world.pass(80);
    expect(list()).toEqual([sooner, later]);
  });
});

describe('evidence weighs as the charter says', () => {
  const evidenceWeights = {
    ...{ 'public-source': 40, 'self-declared': 60, 'sealed-letter': 80 },
    ...{ 'called-back': 90, inspected: 100, old: 30 },
  };
  const valueOfCover = {
    ...{ fairness: 'weighted' as const, curve: [{ days: 7, worth: 10 }], substituteLoss: 0, distanceLoss: 0 },
    settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
  };
  const given = (of: World): Record<string, number> => {
    const { run } = of.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
    const lines = of.incident.runs.get(run as string)?.lines ?? [];
    return Object.fromEntries(lines.map(({ need: id, amount }) => [id.split('.')[1], amount]));
  };
  /** Two wards in the same plight; one of them has been called back. */
  const two = (terms: object) => {
    const made = hubei(terms);
    for (const hospital of ['union', 'renai'] as const)
      need(made, hospital, 1_000, 'general-ward', { onHand: 0, usePerDay: 100 });
    confirmNeed(made, `${INCIDENT}.renai.${MASK}.general-ward`);
    receive(made, 700);
    return made;
  };

  it('what was called back goes before what was only said, and its age weighs at most as much', () => {
    expect(given(two({ valueOfCover, evidenceWeights }))).toEqual({ renai: 700, union: 0 });
    expect(given(two({}))).toEqual({ renai: 700, union: 0 });
    const all = { ...evidenceWeights, 'called-back': 20 };
    expect(given(two({ valueOfCover, evidenceWeights: all }))).toEqual({ union: 700, renai: 0 });
    const old = two({ valueOfCover, evidenceWeights });
    old.pass(100);
    need(old, 'union', 1_000, 'general-ward', { onHand: 0, usePerDay: 100 });
    expect(given(old)).toEqual({ union: 700, renai: 0 });
  });

  it('max-min levels those of a setting by it, and never lifts one above the next setting', () => {
    const fair = { valueOfCover: { ...valueOfCover, fairness: 'max-min' as const }, evidenceWeights };
    const made = two(fair);
    const sums = given(made);
    expect(sums.renai).toBeGreaterThan(sums.union as number);
    expect(sums.union).toBeGreaterThan(0);
    const ward = hubei(fair);
    need(ward, 'union', 700, 'isolation', { onHand: 0, usePerDay: 100 });
    const other = need(ward, 'renai', 700, 'general-ward', { onHand: 0, usePerDay: 100 });
    confirmNeed(ward, other, 'inspected');
    receive(ward, 700);
    expect(given(ward)).toEqual({ union: 700, renai: 0 });
  });

  it('where stated old and fresh wait in one setting, the priority allocator serves the fresh first', () => {
    const made = hubei();
    need(made, 'renai', 1_000, 'general-ward', { onHand: 0, usePerDay: 100 });
    made.pass(80);
    need(made, 'union', 1_000, 'general-ward', { onHand: 300, usePerDay: 100 });
    receive(made, 300);
    expect(given(made)).toEqual({ union: 300, renai: 0 });
  });
});
