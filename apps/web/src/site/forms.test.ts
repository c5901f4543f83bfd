import { readFileSync } from 'node:fs';
import {
  commands,
  commitToCode,
  IMPORT_QUESTIONS,
  MANDATE_FUNCTIONS,
  PLACE_CHECKS,
  placeLink,
} from '@tongzhou/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { WorkContext } from '#form/context.ts';
import { type CommandFormSpec, type FormField, hiddenFields, nameBeside } from '#form/form.ts';
import { readForm } from '#form/read-form.ts';
import type { Visitor } from '#server/tongzhou.ts';
import { LANGUAGES } from '#texts/language.ts';
import { handOver } from '../../../../packages/domain/test/support/ending.ts';
import { qualified, qualify, start } from '../../../../packages/domain/test/support/filings.ts';
import { adopt, HEALTH } from '../../../../packages/domain/test/support/plans.ts';
import {
  addPaper,
  allocate,
  buying,
  confirm,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  need,
  purposeFor,
  receive,
  SEATS,
  type World,
} from '../../../../packages/domain/test/support/world.ts';
import { openSections } from './sections.ts';

/** What has no form, and why. */
const WITHOUT_FORM: Readonly<Record<string, string>> = {
  'need.list-again': 'a list is read by `tongzhou import`, not typed',
  'import.record': 'a file is read by `tongzhou import`, not typed',
  'organisation.apply': 'the page “We want to help” asks for an account and a file beside it',
  'task.set-place-code': 'the page of the poster (/work/poster/…) draws it, and shows it once',
  'volunteer.offer-seat': 'the page of links (/work/volunteer-link) draws one, and shows it once',
  'volunteer.take-seat': 'the page that the link opens (/join/seat/…) shows the proof',
  'seat.create': 'an invitation on the page “People” makes the seat',
  'seat.appoint': 'stands on the page “People”, beside the person',
  'seat.close': 'an account or an invitation that ends on the page “People” closes its seat',
  'personal-data.forget': 'stands on the page “Persons who gave”, beside the looks',
  'text.pass': 'stands on the page “Texts to look at”, below the words',
  'recommendation.make': 'stands under the review that it is about, not in a room',
};

/** Commands whose every field is on a screen. */
const SAID_IN_FULL =
  /^facility\.classify$|^(mandate|organisation|organisation-rename|place|credential|admission-rule|application)\./;

/** What of them has no field, and why. */
const WITHOUT_FIELD: Readonly<Record<string, string>> = {
  organisation: 'ids are made by the system; a script may choose its own',
  place: 'ids are made by the system; a script may choose its own',
  mandate: 'ids are made by the system; a script may choose its own',
  credential: 'ids are made by the system; a script may choose its own',
  confirmed: 'ticked where something was asked back, whatever the form',
  'credential.present evidence.name': 'comes with the file that is chosen',
  'organisation.apply profile.externalKeys': 'whoever keeps the register knows it in other lists',
  'organisation.apply profile.source': 'a newcomer speaks for itself: it is its own source',
  'mandate.delegate incident': 'the mandate that is passed on says it',
  'mandate.delegate reach':
    'the mandate that is passed on says it; to narrow it, its holder asks for one of its own',
  'mandate.delegate role': 'whoever is passed a mandate does it where the holder cannot',
};

/** The paths of an input: what a list or a choice holds stands under its own path. */
function pathsOf(schema: unknown, at = ''): string[] {
  const { properties, anyOf, oneOf, allOf } = schema as {
    properties?: Record<string, unknown>;
    anyOf?: unknown[];
    oneOf?: unknown[];
    allOf?: unknown[];
  };
  const within = [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])].flatMap((each) => pathsOf(each, at));
  const below = Object.entries(properties ?? {}).flatMap(([name, each]) =>
    pathsOf(each, at === '' ? name : `${at}.${name}`),
  );
  const deeper = [...below, ...within.filter((path) => path !== at)];
  return deeper.length > 0 ? [...new Set(deeper)] : [at];
}

/** The fields of the page for newcomers, which is no form of a room. */
function fieldsOfJoining(): string[] {
  const page = readFileSync(new URL('../concepts/admission/page.svelte', import.meta.url), 'utf8');
  return [...page.matchAll(/named\('\w+', '([^']+)'\)/g)].map(([, path]) => path as string);
}

/** Each in a seat of his own: one who works, one who has not joined. */
const VOLUNTEERS = ['volunteer-1', 'volunteer-2'].map((seat) => ({ organisation: 'lead', seat }));

/** A response in which every room has something to do, for whoever sits somewhere. */
function busyResponse(): World {
  const world = hubei();
  const incident = INCIDENT;
  const lead = (name: string, input: object = {}) => world.done(SEATS.lead, name, { incident, ...input });
  const cross = (name: string, input: object = {}) =>
    world.done(SEATS.receiving, name, { incident, ...input });
  const grant = (holder: string, functions: readonly string[], more: object = {}) =>
    lead('mandate.grant', { holder, functions, reach: 'area', area: '420000', legalBasis: '通知', ...more });

  grant('lead', MANDATE_FUNCTIONS);
  grant('red-cross', MANDATE_FUNCTIONS, { delegable: true });
  // Goods: waiting, proposed, ordered, on the way, short, lying in the hall, kept for whom the donor named.
  const needs = [need(world, 'union', 100, 'isolation'), need(world, 'renai', 100)];
  const masks = receive(world, 600).lot.id;
  receive(world, 40, { item: 'goggles', standard: null });
  const doubtful = receive(world, 12_000, { item: 'goggles', standard: null }).lot.id;
  addPaper(world, doubtful, 'GB 14866-2006');
  const goggles = { incident, lot: doubtful, outcome: 'accepted', item: 'goggles' };
  world.done(SEATS.inspection, 'lot.inspect', goggles);
  receive(world, 30, { earmarkedFor: 'tianyou', item: 'gloves-nitrile', standard: 'GB 10213-2006' });
  const { lot } = receive(world, 60, { item: 'mask-surgical', standard: 'YY 0469-2011', packHolds: 20 });
  const [first = '', second = ''] = allocate(
    world,
    needs.map((each) => ({ need: each, lot: masks, amount: 100 })),
  ).orders;
  const sent = dispatch(world, first);
  const [line] = world.incident.shipments.get(sent)?.lines ?? [];
  confirm(world, sent, line ? { [line.lot]: 1 } : {});
  need(world, 'tianyou', 300, 'general-ward', { item: 'mask-surgical' });
  const loads = [{ setting: 'isolation', patients: 30, beds: null }];
  world.done(SEATS.tianyou, 'facility.report-load', { incident, facility: 'tianyou', loads });
  lead('allocation.propose');
  const account = (purpose: string) => `stock:red-cross:${HALL}:${lot.id}:${purpose}`;
  const moved = { phase: 'posted', from: account('free'), to: account('reserve'), amount: 5 };
  const reserved = { phase: 'pending', from: account('free'), to: account('reserve'), amount: 5 };
  world.done(SEATS.gate, 'transfer.post', { incident, owner: 'red-cross', groups: [[moved], [reserved]] });
  world.done(SEATS.gate, 'count.record', { incident, lot: lot.id, counted: 50 });
  const lost = { incident, lot: lot.id, amount: 1, reason: 'wet' };
  world.done(SEATS.gate, 'loss.report', lost);
  const glass = { incident, lot: lot.id, amount: 1, facility: 'union', setting: 'community' };
  const said = { ...glass, carrier: '自提', reason: 'life-at-risk', photo: 'd'.repeat(64) };
  world.done(SEATS.gate, 'goods.break-glass', said);
  const commitments = [commitToCode('union', '7K4M-92QX-0RTB-E5HN')];
  world.done(SEATS.union, 'signature-codes.issue', { incident, facility: 'union', commitments });
  cross('correction.propose', { donation: lot.donation, lot: lot.id, to: { amount: 59 }, reason: '填错' });
  expect(second).not.toBe('');
  const onItsWay = dispatch(world, second);
  world.done(SEATS.renai, 'delivery.confirm', {
    ...{ incident, shipment: onItsWay, moreToCome: true },
    ...{ lines: [{ lot: masks, received: 120 }], confirmed: ['more-than-shipped:lines.0.received=120'] },
  });
  // Signed for wrongly, and put right by the second of the two.
  const signed = dispatch(
    world,
    allocate(world, [{ need: needs[0] ?? '', lot: masks, amount: 10 }]).orders[0] ?? '',
  );
  confirm(world, signed);
  world.done({ ...SEATS.union, seat: 'union.ward' }, 'delivery.correct', {
    ...{ incident, shipment: signed, reason: '填错' },
    lines: [{ lot: masks, received: 9, damaged: 1 }],
  });
  dispatch(world, allocate(world, [{ need: needs[1] ?? '', lot: masks, amount: 10 }]).orders[0] ?? '');
  allocate(world, [{ need: need(world, 'union', 100), lot: masks, amount: 10 }]);
  // Settled wrongly, entered as sent wrongly, judged already.
  const less = allocate(world, [{ need: needs[0] ?? '', lot: masks, amount: 10 }]).orders[0] ?? '';
  const short = dispatch(world, less);
  confirm(world, short, { [masks]: 2 });
  const outcome = { lot: masks, amount: 1, outcome: 'lost', reason: '核查' };
  world.done(SEATS.inspection, 'shortage.settle', { incident, shipment: short, ...outcome });
  const wrong = { incident, shipment: short, lines: [{ lot: masks, sent: 9 }], reason: '填错' };
  world.done(SEATS.gate, 'dispatch.correct', wrong);
  const judged = { ...said, amount: 2, photo: 'c'.repeat(64) };
  const released = world.done(SEATS.gate, 'goods.break-glass', judged).shipment;
  world.done(SEATS.lead, 'break-glass.reconcile', { incident, shipment: released, outcome: 'approved' });
  // Money.
  const donor = { kind: 'organisation', donor: 'donor-2', name: '某企业' };
  const money = {
    donor,
    receiver: 'red-cross',
    mode: 'discretionary',
    money: { amount: 10_000, currency: 'CNY' },
  };
  const gift = cross('donation.receive', money).donation;
  purposeFor(world);
  cross('payment.request', { donation: gift, ...buying(500) });
  const { payment } = world.done(SEATS.gate, 'payment.request', { incident, donation: gift, ...buying(600) });
  cross('payment.approve', { payment });
  const back = { incident, donation: gift, amount: 1, note: '误转', reason: 'transferred-by-mistake' };
  world.done(SEATS.gate, 'refund.propose', back);
  cross('donor.merge', { donor: 'donor-1', into: 'donor-2', reason: '同一家' });
  for (const id of ['donor-3', 'donor-4'])
    cross('donation.receive', { ...money, donor: { kind: 'organisation', donor: id, name: id } });
  const { merge } = cross('donor.merge', { donor: 'donor-3', into: 'donor-4', reason: '同一家' });
  world.done(SEATS.inspection, 'donor-merge.confirm', { incident, merge });
  const name = { zh: '协和医院', en: 'Union' };
  world.done(SEATS.lead, 'organisation.rename', { organisation: 'union', name, reason: '写错' });
  // Words.
  lead('release.publish', {
    release: world.done(SEATS.second, 'release.draft-goods-report', { incident }).release,
  });
  lead('release.draft-goods-report');
  lead('opinion.notice', { question: { zh: '够吗', en: 'Enough?' }, source: '热线' });
  const about = lineOf(world);
  if (about) world.done(SEATS.union, 'complaint.make', { incident, about, reason: '新病区未计入' });
  for (const seat of [SEATS.receiving, SEATS.union])
    world.done(seat, 'pledge.make', {
      ...{ incident, organisation: seat.organisation },
      ...{ item: 'mask-medical-protective', amount: 100 },
    });
  // People.
  const later = (hours: number) => new Date(Date.parse(world.now) + hours * 3_600_000).toISOString();
  const opened = {
    title: { zh: '卸货', en: 'Unload' },
    skills: [],
    area: '420105',
    where: 'A 馆',
    from: world.now,
    until: later(6),
    peopleNeeded: 4,
    twoPersons: false,
    risky: false,
  };
  const { task } = lead('task.open', opened);
  const enrolled = () =>
    lead('volunteer.enrol', { area: '420105', skills: [], isAdult: true, credentialsChecked: true })
      .volunteer;
  const [working, waiting] = [enrolled(), enrolled()];
  enrolled();
  for (const volunteer of [working, waiting]) lead('task.take', { task, volunteer });
  lead('shift.start', { task, volunteers: [working] });
  // Volunteers who came by themselves.
  for (const by of VOLUNTEERS)
    world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', { ...by, functions: ['volunteer'] });
  const [by] = VOLUNTEERS as [(typeof VOLUNTEERS)[number]];
  const { task: ownTask } = lead('task.open', opened);
  const joining = { incident, task: ownTask, area: '420105', isAdult: true, consents: true };
  const own = world.done(by, 'volunteer.join', joining).volunteer;
  const anchor = placeLink(ownTask as string, '7K4M-92QX-0RTB-E5HN', PLACE_CHECKS);
  lead('task.set-place-code', { task: ownTask, anchor });
  lead('volunteer.ask', {
    task: lead('task.open', { ...opened, from: later(40), until: later(44) }).task,
    volunteer: own,
  });
  lead('task.open', { ...opened, from: later(46), until: later(50) });
  const questions = [{ ask: '何时摘口罩？', choices: ['离开后', '累了'], right: '离开后' }];
  const told = lead('task.open', { ...opened, from: later(51), until: later(55) }).task;
  lead('task.brief', { task: told, text: { zh: '全程佩戴口罩。' }, questions });
  // Tasks between organisations: asked for, offered, and run for whoever opened it.
  const until = later(80);
  lead('task.ask', { task: cross('task.open', { ...opened, until }).task });
  for (const accepts of [true, null]) {
    const handed = lead('task.open', { ...opened, until }).task;
    lead('task.hand-over', { task: handed, organisation: 'red-cross', reason: '人手不足' });
    if (accepts) cross('task.answer-handover', { task: handed, accepts });
  }
  // Events, what the law wants told, fundraising.
  const { event } = world.done(SEATS.union, 'event.notice', {
    incident,
    kind: 'unexplained-group-illness',
    area: '420103',
    text: '不明原因肺炎',
  });
  world.done(SEATS.union, 'event.report', { incident, event, to: 'lead', channel: 'network' });
  qualify(world);
  qualify(world, 'registration', { confirmed: false });
  start(world);
  lead('requisition.state', {
    organisation: 'lead',
    note: '征用仓库',
    owners: 1,
    legalBasis: '传染病防治法',
  });
  lead('security-incident.state', { organisation: 'lead', note: '系统被入侵', grade: 'larger' });
  // What a leading group decided.
  lead('organisation.register', {
    ...{ incident: undefined, organisation: 'group', name: { zh: '领导小组', en: 'Group' } },
    ...{ kind: 'leading-group', area: '420000' },
  });
  lead('resolution.record', {
    ...{ group: 'group', matter: '谁接收捐赠', text: '由红十字会接收。', legalBasis: '应对法 23' },
    participants: [{ organisation: 'lead' }, { organisation: 'union' }],
    ...{ decidedAt: world.now, way: 'together', decidedBy: ['lead', 'union'], signedBy: 'lead' },
    informed: ['renai'],
  });
  world.done(SEATS.lead, 'interest.declare', { party: { organisation: 'tianyou' }, tie: 'other' });
  // Mandates, newcomers, strength, transport, plans.
  lead('mandate.offer', {
    holder: 'red-cross',
    functions: ['transport'],
    reach: 'own',
    area: '420000',
    legalBasis: '通知',
  });
  const { mandate } = grant('union', ['register']);
  world.done(SEATS.lead, 'mandate.suspend', { mandate, reason: '核查' });
  lead('admission-rule.adopt', {
    terms: {
      functions: ['transport'],
      kinds: ['enterprise'],
      requires: [],
      days: 14,
      perDay: 50,
      legalBasis: '通知',
    },
  });
  world.done({ organisation: 'carrier', seat: 'carrier.desk' }, 'organisation.apply', {
    incident,
    profile: { name: { zh: '某物流', en: 'Carrier' }, kind: 'enterprise', area: '420100' },
    functions: ['allocate'],
    area: '420100',
    note: '有车',
  });
  world.done(SEATS.receiving, 'capability.declare', {
    organisation: 'red-cross',
    kind: 'lorries',
    type: 1,
    units: 2,
  });
  lead('transport.offer', { carrier: 'red-cross', from: '420100', to: '421100', kilogramsPerDay: 100 });
  // What has gone on for a while: goods that lie idle, a donor who was asked, a facility that has enough, a plan underway.
  const kept = [...world.incident.lots.values()].find(({ earmarkedFor }) => earmarkedFor !== null)?.id;
  cross('earmark.ask', { lot: kept, reason: '该院暂不需要' });
  receive(world, 20, { earmarkedFor: 'tianyou', item: 'gloves-nitrile', standard: 'GB 10213-2006' });
  world.done(SEATS.union, 'facility.stop-receiving', {
    incident,
    facility: 'union',
    item: 'mask-medical-protective',
    reason: '够了',
  });
  lead('task.open', { ...opened, until: later(80) });
  adopt(world);
  cross('plan.activate', { plan: HEALTH.plan, level: 'I', reason: '扩散' });
  world.done(SEATS.lead, 'import.record', {
    incident,
    source: 'wuhan2020',
    asOf: world.now,
    content: 'c'.repeat(64),
    tally: { needsStated: 0 },
    setAside: IMPORT_QUESTIONS.map((reason, index) => ({
      ...{ reason, where: '某医院', original: '医用手套', question: `q-${index}` },
    })),
    questions: IMPORT_QUESTIONS.map((asks, index) => ({ question: `q-${index}`, asks })),
  });
  world.done(SEATS.lead, 'plan.propose', { terms: { ...HEALTH, plan: 'other' }, reason: '本地' });
  world.done(SEATS.lead, 'shift.start', { incident, task: ownTask, volunteers: [own] });
  // Two people, and who of an organisation does what.
  world.alone(SEATS.lead, 'incident.begin-closing', { incident, reason: '结束' });
  world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', { ...SEATS.tianyou });
  // On the register: one that was closed.
  world.done(SEATS.lead, 'organisation.register', {
    ...{ organisation: 'shut', name: { zh: '方舱' }, kind: 'health-facility', area: '420106' },
  });
  const closing = { organisation: 'shut', legalBasis: '通知', reason: '休舱' };
  world.done(SEATS.lead, 'organisation.close', closing);
  return world;
}

/** Under another country's law, an appeal that says nothing of what happens if too much comes; and no charter yet. */
function appealAbroad(): World {
  const world = qualified('2026-10-01T00:00:00.000Z', 'GB');
  start(world);
  world.incident.charters.length = 0;
  return world;
}

/** A line of a plan about a need of the union hospital. */
function lineOf({ incident }: World) {
  for (const { id: run, lines } of incident.runs.values()) {
    const line = lines.find(({ need }) => incident.needs.get(need)?.facility === 'union');
    if (line) return { kind: 'allocation-line', run, need: line.need };
  }
  return null;
}

type Found = { readonly where: string; readonly spec: CommandFormSpec };

function formsOf(world: World, incident = world.incident): Found[] {
  const found: Found[] = [];
  for (const actor of [...Object.values(SEATS), ...VOLUNTEERS])
    for (const language of LANGUAGES) {
      const visitor: Visitor = { ...actor, name: 'Somebody' };
      const { run = '', need = '' } = lineOf(world) ?? {};
      const asked = new URLSearchParams({ run, need });
      const context = new WorkContext(world.view, incident, visitor, language, 30, [HEALTH], asked);
      for (const section of openSections(context))
        for (const item of section.make(context))
          for (const spec of item.forms)
            found.push({ where: `${actor.seat}, ${section.id}, ${item.id}: ${spec.command}`, spec });
    }
  return found;
}

/** Of several optional fields one is needed, and the hint or the refusal says so. */
const EITHER = /opinion\.answer: answer: |task\.brief: text: /;

const SAMPLES: Readonly<Partial<Record<FormField['kind'], string>>> = {
  text: '某',
  long: '某些话',
  number: '2',
  money: '1.50',
  date: '2026-12-31',
  moment: '2020-01-26T08:00',
};

/** As somebody would fill a field: with what stands in it, the last choice, or a sample. */
function filled({ path, kind, value, options }: FormField): string {
  if (kind === 'file') return 'a'.repeat(64);
  if (path.endsWith('socialCreditCode')) return '91350100M000100Y43';
  if (path === 'code') return '7K4M-92QX-0RTB-E5HN';
  if (path === 'lot' && !options) return 'lot-1';
  if (path.endsWith('.seat')) return 'lead.first';
  if (path.endsWith('telephone')) return '13800138000';
  if (path.endsWith('creditCode')) return '91420100MA4KL27X0P';
  if (path.endsWith('scan')) return '(10)B1';
  if (path.endsWith('lots.0.expiresOn')) return '2026-12';
  if (path === 'reference' && !options) return 'CMB-20200131-7';
  if (path === 'invoice.number') return '2020-0131';
  if (path === 'donor.donor') return 'donor-1';
  return value || (options ? (options.at(-1)?.value ?? '') : (SAMPLES[kind] ?? ''));
}

function inputOf({ command, fields, fixed, each }: CommandFormSpec, isAsked: (field: FormField) => boolean) {
  const form = new FormData();
  form.set('command', command);
  for (const { name, value } of hiddenFields(fixed)) form.set(name, value);
  // Asked for each that is ticked: for the first of them.
  if (each) form.set(`fixed:${each.path}`, each.options[0]?.value ?? '');
  for (const field of fields) {
    const typed = isAsked(field) ? filled(field) : '';
    // Of a set each choice is a control of its own.
    if (field.kind === 'set' && field.optional && !isAsked(field)) continue;
    if (field.kind === 'set') for (const each of typed.split(' ')) form.append(`set:${field.path}`, each);
    else form.set(`${field.kind}:${field.path}`, typed);
    // As the store of files does of one that was sent.
    const besides = field.kind === 'file' && isAsked(field) ? nameBeside(field.path) : null;
    if (besides) form.set(besides, 'paper.pdf');
  }
  return readForm(form).input;
}

/** What the command's schema says against what a form sends. */
function faults({ where, spec }: Found, isAsked: (field: FormField) => boolean): string[] {
  const parsed = commands.get(spec.command)?.schema.safeParse(inputOf(spec, isAsked));
  return parsed?.success
    ? []
    : (parsed?.error.issues ?? []).map(({ path, message }) => `${where}: ${path.join('.')}: ${message}`);
}

describe('forms', () => {
  let found: Found[] = [];
  beforeAll(() => {
    const busy = busyResponse();
    found = [...formsOf(busy), ...formsOf(appealAbroad())];
    // A day later goods lie idle, and the donors are owed a word.
    busy.pass(30);
    found.push(...formsOf(busy));
    // On its way to the end, and there.
    const here = { incident: INCIDENT };
    busy.done(SEATS.lead, 'incident.begin-closing', { ...here, reason: '收尾' });
    const tasks = { line: 'tasks', owner: 'union', fate: 'finished' };
    busy.done(SEATS.lead, 'residue.assign', { ...here, ...tasks });
    found.push(...formsOf(busy));
    const quiet = hubei();
    // Declared twice.
    const twin = {
      ...{
        incident: 'twin',
        name: { zh: '湖北疫情', en: 'Outbreak' },
        type: 'public-health',
        area: '420000',
      },
      legalBasis: '通知',
    };
    const meant = quiet.refused(SEATS.lead, 'incident.declare', twin).flatMap(({ confirm }) => confirm ?? []);
    quiet.done(SEATS.lead, 'incident.declare', { ...twin, confirmed: meant });
    found.push(...formsOf(quiet, quiet.state.incidents.get('twin')));
    quiet.done(SEATS.lead, 'incident.begin-closing', { ...here, reason: '收尾' });
    handOver(quiet);
    found.push(...formsOf(quiet));
  });

  test('each names a command that there is', () => {
    expect(found.filter(({ spec }) => !commands.has(spec.command))).toEqual([]);
  });

  test('what is filled in whole, the command’s schema takes: each path is one of its own', () => {
    expect([...new Set(found.flatMap((each) => faults(each, () => true)))]).toEqual([]);
  });

  test('what is marked optional may be left out, and nothing else that is needed is', () => {
    const said = found.flatMap((each) => faults(each, ({ optional }) => !optional));
    expect([...new Set(said)].filter((each) => !EITHER.test(each))).toEqual([]);
  });

  test('no path is both asked and fixed, and none is asked twice', () => {
    const twice = found.filter(({ spec }) => {
      const paths = [...spec.fields.map(({ path }) => path), ...Object.keys(spec.fixed)];
      return new Set(paths).size !== paths.length;
    });
    expect(twice.map(({ where }) => where)).toEqual([]);
  });

  test('a field to choose from offers something', () => {
    const empty = found.flatMap(({ where, spec }) =>
      spec.fields
        .filter(
          ({ kind, options }) =>
            (kind === 'choice' || kind === 'set') !== (options !== undefined && kind !== 'flag'),
        )
        .map(({ path }) => `${where}: ${path}`),
    );
    expect(empty).toEqual([]);
  });

  test('everything that a command of the register can say is on its screen, but for what says why not', () => {
    const asked = new Map<string, string[]>([['organisation.apply', ['incident', ...fieldsOfJoining()]]]);
    for (const { spec } of found)
      asked.set(spec.command, [
        ...(asked.get(spec.command) ?? []),
        ...spec.fields.map(({ path }) => path),
        ...Object.keys(spec.fixed),
      ]);
    const unsaid = [...commands.values()]
      .filter(({ name }) => SAID_IN_FULL.test(name))
      .flatMap(({ name, schema }) => {
        const paths = (asked.get(name) ?? []).map((path) => path.replace(/\.\d+/g, ''));
        return pathsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
          .filter((path) => !paths.some((each) => each === path || each.startsWith(`${path}.`)))
          .map((path) => `${name} ${path}`);
      });
    const isExcused = (said: string) =>
      said in WITHOUT_FIELD || (said.split(' ')[1] as string) in WITHOUT_FIELD;
    expect(unsaid.filter((each) => !isExcused(each))).toEqual([]);
    // And nothing is excused that has a field.
    const excused = Object.keys(WITHOUT_FIELD).filter(
      (each) => !unsaid.some((said) => said === each || said.endsWith(` ${each}`)),
    );
    expect(excused).toEqual([]);
  });

  test('every command has a form, but for those that say why they have none', () => {
    const reached = new Set<string>(found.map(({ spec }) => spec.command));
    expect([...commands.keys()].filter((name) => !reached.has(name)).sort()).toEqual(
      Object.keys(WITHOUT_FORM).sort(),
    );
  });
});
