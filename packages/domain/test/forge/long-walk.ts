import {
  fingerprintOf,
  KEY_HOURS,
  nextPlaceLink,
  PLACE_CHECKS,
  placeLink,
  seatAnchor,
  seatProof,
  type Task,
  whatIsLeft,
} from '@tongzhou/domain';
import { isHoldersOwn } from '@tongzhou/domain/concepts/closing';
import fc from 'fast-check';
import { endResponse, handOver } from '../support/ending.ts';
import { adopt, carryOut, HEALTH } from '../support/plans.ts';
import { steps, walk } from '../support/walk.ts';
import {
  addPaper,
  buying,
  HALL,
  hubei,
  INCIDENT,
  need,
  purposeFor,
  receive,
  SCAN,
  SEATS,
  type World,
} from '../support/world.ts';

const OTHER = 'flood-2020';
const name = (text: string) => ({ zh: `${text}机构`, en: text });
const desk = (organisation: string, seat = 'desk') => ({ organisation, seat: `${organisation}.${seat}` });
const CARRIER = desk('carrier');
const CITY = desk('wuhan-city', 'first');
/** On a poster. */
const CODE = '7K4M-92QX-0RTB-E5HN';
const PAPER = { name: 'paper.pdf', sha256: 'a'.repeat(64) };

/** Random steps of a response, as the property tests walk them, and then each rarer act: so that every command is in the log. */
export function longWalk(seed: number, length = 260): World {
  const [path] = fc.sample(steps(length), { seed, numRuns: 1 });
  const world = walk(path ?? [], () => {});
  everyAct(world);
  return world;
}

/** Rarer acts while a response is open, in the order in which they can follow on each other. */
export const RARER_ACTS: readonly ((world: World) => void)[] = [
  ...[register, mandates, admissions, goods, deliveries, tasks, events, appeals, decisions, interests],
  ...[plans, listings],
];

/** Another incident, offices, carriers, plans, tasks: what the random steps do not come to. */
function everyAct(world: World = hubei()): void {
  for (const act of RARER_ACTS) {
    if (LATER.has(act)) world.pass(1);
    act(world);
  }
  endings(world);
}

const LATER: ReadonlySet<unknown> = new Set([tasks, events, appeals, decisions, interests, plans]);

/** Listings, imports, questions, levels. */
function listings(world: World): void {
  const lead = (command: string, input: object) => world.done(SEATS.lead, command, input);
  const here = { incident: INCIDENT };
  const listed = lead('need.state', {
    ...here,
    ...{ facility: 'renai', item: 'goggles', setting: 'general-ward', source: 'wuhan2020 2020-01-25' },
    quantity: { kind: 'unknown' },
    asOf: '2020-01-25T08:00:00+08:00',
  }).need;
  lead('need.list-again', {
    ...here,
    needs: [listed],
    asOf: '2020-01-25T20:00:00+08:00',
    source: 'wuhan2020 2020-01-25',
  });
  lead('import.record', {
    ...here,
    source: 'wuhan2020',
    asOf: '2020-01-25T08:00:00+08:00',
    content: 'c'.repeat(64),
    tally: { rowsRead: 33, needsStated: 3 },
    setAside: Array.from({ length: 30 }, (_, row) => ({
      ...{ reason: '单位不明', where: `第 ${row} 行`, original: '若干' },
    })),
    questions: [
      { question: 'q-word', asks: 'item-ambiguous' },
      { question: 'q-place', asks: 'area-unknown' },
      { question: 'q-day', asks: 'amount-maybe-date' },
      { question: 'q-gone', asks: 'line-gone' },
    ],
  });
  const answer = (question: string, said: object) =>
    lead('import.answer', { ...here, question, answer: said });
  answer('q-word', { kind: 'item', item: 'gloves-nitrile' });
  answer('q-place', { kind: 'area', area: '420100' });
  answer('q-day', { kind: 'amount', amount: 43_864 });
  answer('q-gone', { kind: 'closed' });
  answer('q-day', { kind: 'nothing', reason: '是日期' });
  lead('incident.state-terms', {
    ...{ incident: INCIDENT, expectedUntil: '2020-06-30', measures: '关闭人员密集场所', reason: '疫情发展' },
  });
  lead('incident.assess', {
    ...here,
    eventGrade: 'exceptionally-major',
    alertColour: null,
    reason: '国家卫健委评定',
  });
  lead('incident.change-level', { ...here, responseLevel: 'II', reason: '缓解' });
  const { countersignature } = ask(world, 'incident.change-level', {
    ...here,
    responseLevel: 'IV',
    reason: '误',
  });
  lead('countersignature.refuse', { countersignature, reason: '过早' });
  lead('incident.change-level', { ...here, responseLevel: 'I', reason: '反弹' });
  world.done(SEATS.second, 'incident.confirm-level', here);
  world.pass(40);
  world.tick();
}

/** Declared twice and by mistake, closed, reopened; what a machine attests; seats. */
export function endings(world: World): void {
  const lead = (command: string, input: object) => world.done(SEATS.lead, command, input);
  const here = { incident: INCIDENT };
  // Declared twice, and by mistake.
  const again = { name: { zh: '湖北疫情', en: 'Outbreak' }, type: 'public-health', legalBasis: '通知' };
  const twin = { ...again, incident: 'twin', area: '420000' };
  const meant = world.refused(SEATS.lead, 'incident.declare', twin).flatMap(({ confirm }) => confirm ?? []);
  lead('incident.declare', { ...twin, confirmed: meant });
  lead('incident.merge', { incident: 'twin', into: INCIDENT, reason: '重复宣布' });
  lead('incident.declare', { ...again, incident: 'mistake', type: 'accident', area: '420100' });
  lead('incident.undo', { incident: 'mistake', reason: '演练误报' });
  for (const incident of [OTHER, INCIDENT]) lead('incident.begin-closing', { incident, reason: '开始收尾' });
  // What is no goods and no money is the lead's to assign.
  const share = whatIsLeft(world.state, world.incident, world.now).find(({ line }) => !isHoldersOwn(line));
  if (!share) throw new Error('nothing is left');
  const fate = 'finished';
  const handed = { ...here, line: share.line, of: share.of, owner: 'union', fate, by: '2020-12-31' };
  const { residue } = lead('residue.assign', { ...handed, note: '年底前用完' });
  world.done(SEATS.union, 'residue.decline', { ...here, residue, reason: '库房已满' });
  for (const incident of [OTHER, INCIDENT]) {
    handOver(world, incident);
    lead('incident.close', { incident, reason: '响应终止' });
  }
  lead('incident.reopen', { ...here, reason: '疫情反弹' });
  endResponse(world);
  world.pass(24 * 40);
  const retention = { organisation: 'lead', seat: 'retention' };
  world.deed(retention, 'personal-data.state-destroyed', { ...here, retentionDays: 30 });
  const machine = { organisation: 'lead', seat: 'machine' };
  world.deed(machine, 'records.attest', { lines: 12, hash: 'b'.repeat(64) });
  world.deed(machine, 'records.attest', { lines: 30, hash: 'c'.repeat(64) });
  for (const organisation of ['union', 'renai', 'org-newcomer'])
    world.deed(machine, 'seat.open', { organisation, seat: `${organisation}-7` });
  const first = { organisation: 'union', seat: 'union-7' };
  for (const seat of ['union-8', 'union-9'])
    world.done(first, 'seat.create', { seat, functions: ['state-need', 'confirm-delivery'] });
  world.done(first, 'seat.appoint', { seat: 'union-8', functions: ['administer'], reason: '换岗' });
  world.deed(machine, 'seat.rekey', { organisation: 'union', seat: 'union-9', by: 'union-7' });
  world.done(first, 'seat.close', { seat: 'union-9', reason: '离岗' });
  world.pass(KEY_HOURS);
  const text = fingerprintOf('运单 13800000001 已到');
  world.done(first, 'text.pass', { text, author: 'union-8' });
  world.deed(machine, 'seat.shut', { organisation: 'union', seat: 'union-8', reason: '账号结束' });
}

/** Somebody who was enrolled on paper comes to an account. */
function onPaper(world: World): void {
  const here = { incident: INCIDENT };
  const { volunteer } = world.done(SEATS.lead, 'volunteer.enrol', {
    ...{ ...here, area: '420105', skills: [], isAdult: true, credentialsChecked: true },
  });
  const proof = seatProof(volunteer as string, CODE);
  world.done(SEATS.lead, 'volunteer.offer-seat', { ...here, volunteer, anchor: seatAnchor(proof) });
  const by = { organisation: 'lead', seat: 'lead.on-paper' };
  world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', { ...by, functions: ['volunteer'] });
  world.done(by, 'volunteer.take-seat', { ...here, volunteer, proof, consents: true });
}

/** The first of two people asks; nobody has signed yet. */
function ask(world: World, command: string, input: object): { readonly countersignature: string } {
  const asked = world.alone(SEATS.lead, command, input);
  if (!asked.ok) throw new Error(`${command} was refused`);
  return asked.value.result as { countersignature: string };
}

function register(world: World): void {
  const lead = (command: string, input: object) => world.done(SEATS.lead, command, input);
  for (const [organisation, kind, area] of [
    ['wuhan-city', 'government', '420100'],
    ['jianghan-district', 'government', '420103'],
    ['wuhan-cdc', 'disease-control', '420100'],
    ['changqing', 'community', '420103'],
    ['carrier', 'enterprise', '420100'],
    ['depot', 'enterprise', '420100'],
  ] as const)
    lead('organisation.register', {
      ...{ organisation, name: name(organisation), kind, area, externalKeys: [`register:${organisation}`] },
      source: '机构名录',
    });
  lead('place.register', { place: 'hall-b', owner: 'red-cross', name: name('B 馆'), area: '420105' });
  lead('facility.classify', { organisation: 'union', facilityClass: 'fever-clinic', legalBasis: '通知' });
  lead('facility.classify', { organisation: 'union', facilityClass: 'designated', legalBasis: '通知' });
  lead('incident.declare', {
    ...{ incident: OTHER, name: { zh: '洪水', en: 'Flood' }, type: 'natural', area: '420100' },
    ...{
      legalBasis: '突发事件应对法',
      within: INCIDENT,
      responseLevel: 'III',
      beganAt: '2020-01-25T01:00:00Z',
    },
  });
}

function mandates(world: World): void {
  const lead = (command: string, input: object) => world.done(SEATS.lead, command, input);
  const terms = (holder: string, mandate: string, functions: string[], more: object = {}) => ({
    ...{ holder, mandate, functions, reach: 'area', area: '420100', incident: INCIDENT, legalBasis: '协议' },
    ...more,
  });
  const limits = { goods: 50_000, money: { currency: 'CNY', amount: 100_000 }, level: null };
  lead(
    'mandate.offer',
    terms('carrier', 'mandate-carrier', ['transport', 'keep-stock'], {
      ...{ answerWithinHours: 6, delegable: true, limits, until: '2020-12-31T00:00:00.000Z' },
    }),
  );
  world.done(CARRIER, 'mandate.accept', { mandate: 'mandate-carrier' });
  lead('mandate.offer', terms('depot', 'mandate-depot', ['keep-stock']));
  world.done(desk('depot'), 'mandate.decline', { mandate: 'mandate-depot', reason: '仓位不足' });
  world.done(CARRIER, 'mandate.delegate', {
    ...{ under: 'mandate-carrier', holder: 'depot', mandate: 'mandate-passed', legalBasis: '仓储协议' },
    ...{ functions: ['keep-stock'], area: '420105' },
  });
  lead('mandate.suspend', { mandate: 'mandate-passed', reason: '待查' });
  lead('mandate.resume', { mandate: 'mandate-passed', reason: '已查清' });
  lead('mandate.revoke', { mandate: 'mandate-passed', reason: '结束' });
  lead(
    'mandate.grant',
    terms('jianghan-district', 'mandate-district', ['open-task', 'enrol-volunteer'], {
      ...{ area: '420103', role: 'deputy', from: '2020-01-26T00:00:00.000Z' },
    }),
  );
  const show = (kind: string, reference: string) =>
    world.done(CARRIER, 'credential.present', {
      ...{ organisation: 'carrier', kind, reference, issuer: '交通运输局', expiresOn: '2021-06-30' },
      evidence: PAPER,
    }).credential;
  const [credential, other] = [show('transport', '0127'), show('registration', '0128')];
  lead('credential.check', { credential, outcome: 'confirmed', note: '登记册已查' });
  lead('credential.check', { credential: other, outcome: 'refused', note: '查无此证' });
  lead('credential.revoke', { credential, reason: '吊销' });
  const declared = { organisation: 'carrier', kind: 'boats', type: 2, units: 6, note: '含操作手' };
  const { capability } = world.done(CARRIER, 'capability.declare', declared);
  world.done(CARRIER, 'capability.declare', { ...declared, units: 4 });
  world.done(CARRIER, 'capability.end', { organisation: 'carrier', capability, reason: '已派出' });
}

function admissions(world: World): void {
  const terms = {
    ...{ functions: ['transport'], kinds: ['charity'], requires: ['registration'], days: 14, perDay: 5 },
    ...{ limits: { goods: 1_000, money: null, level: null }, legalBasis: '指挥部通告' },
  };
  world.done(SEATS.lead, 'admission-rule.adopt', { incident: INCIDENT, terms });
  const apply = (organisation: string) =>
    world.done(desk(organisation), 'organisation.apply', {
      ...{ incident: INCIDENT, functions: ['transport'], area: '420100', note: '冷链车 6 辆' },
      profile: { name: name(organisation), kind: 'charity', area: '420100' },
      credentials: [{ kind: 'registration', reference: organisation, issuer: '民政局' }],
    }).application;
  const [one, two] = [apply('newcomer-1'), apply('newcomer-2')];
  world.done(SEATS.lead, 'application.approve', { application: one, legalBasis: '通告', note: '已核' });
  world.done(SEATS.lead, 'application.decline', { application: two, note: '无法核实' });
}

function goods(world: World): void {
  const here = { incident: INCIDENT };
  const lead = (command: string, input: object) => world.done(SEATS.lead, command, { ...here, ...input });
  world.done(SEATS.union, 'facility.report-load', {
    ...{ ...here, facility: 'union', loads: [{ setting: 'isolation', patients: 420, beds: 500 }] },
    source: '医务处',
  });
  const said = {
    statement: world.incident.loads.get('union')?.position,
    how: 'called-back',
    note: '电话核对',
  };
  lead('facility.confirm-load', { facility: 'union', ...said });
  for (const item of [null, 'mask-medical-protective']) {
    world.done(SEATS.union, 'facility.resume-receiving', { ...here, facility: 'union', item });
    world.done(SEATS.renai, 'facility.resume-receiving', { ...here, facility: 'renai', item });
  }
  names(world);
  entries(world);
  const asked = receive(world, 90, { earmarkedFor: 'renai' }).lot.id;
  world.done(SEATS.receiving, 'earmark.ask', { ...here, lot: asked, reason: '该院已满' });
  world.done(SEATS.gate, 'earmark.record-answer', {
    ...{ ...here, lot: asked, answer: 'lifted', reference: '来函', file: SCAN },
  });
  const boxed = receive(world, 5_000, { packHolds: 500, expiresOn: '2020-06-01', bin: 'A-03-2' }).lot.id;
  const { receiptCode } = world.done(SEATS.receiving, 'donation.receive', {
    ...{ ...here, donor: { kind: 'person', donor: 'donor-7', commitment: 'b'.repeat(64) } },
    ...{ receiver: 'red-cross', place: HALL, mode: 'discretionary' },
    lots: [{ claimedItem: 'alcohol-75', amount: 20, batch: 'B-1', evidence: [] }],
  });
  lead('mandate.grant', {
    ...{ holder: 'red-cross', functions: ['protect-persons'], reach: 'own', area: '420000' },
    ...{ incident: INCIDENT, legalBasis: '个人信息保护法' },
  });
  world.done(SEATS.receiving, 'personal-data.forget', { receiptCode, reason: 'consent-withdrawn' });
  const ward = need(world, 'union', 700, 'isolation', { onHand: 10, usePerDay: 90 });
  const { position: statement } = world.incident.needs.get(ward) ?? {};
  lead('need.confirm', { need: ward, statement, how: 'inspected', note: '库房已看', file: SCAN });
  world.done(SEATS.union, 'need.reaffirm', { ...here, facility: 'union', needs: [ward] });
  need(world, 'union', 9, 'isolation', { item: 'thermometer', asOf: '2020-01-25T23:00:00+08:00' });
  const meant = ['figure-jumps:quantity.amount=400', 'figure-jumps:usePerDay=58'];
  const leapt = need(world, 'renai', 400, 'general-ward', { confirmed: meant });
  lead('need.confirm', {
    need: leapt,
    statement: world.incident.needs.get(leapt)?.position,
    how: 'called-back',
    note: '与药剂科电话核对',
  });
  const { run } = lead('allocation.propose', { items: ['mask-medical-protective'] });
  const line = world.incident.runs.get(run as string)?.lines.find(({ amount }) => amount > 2);
  if (!line) throw new Error('nothing was allocated');
  const changes = [{ need: line.need, lot: line.lot, amount: 2 }];
  const { run: adjusted } = lead('allocation.adjust', { run, reason: '另获捐赠', changes });
  const { orders } = world.done(SEATS.second, 'allocation.approve', { ...here, run: adjusted });
  const [order] = orders as string[];
  world.done(SEATS.second, 'order.cancel', { ...here, order, reason: '道路中断' });
  const complain = () =>
    world.done(SEATS.union, 'complaint.make', {
      ...here,
      about: { kind: 'allocation-line', run, need: ward },
      reason: '新病区未计入',
      asks: 700,
    }).complaint;
  world.done({ organisation: 'lead', seat: 'lead.third' }, 'complaint.answer', {
    ...{ ...here, complaint: complain(), outcome: 'partly-upheld', reason: '下一批补足', remedy: adjusted },
  });
  world.done(SEATS.union, 'complaint.end', { ...here, complaint: complain(), reason: '已补足' });
  const { run: refused } = lead('allocation.propose', {});
  world.done(SEATS.second, 'allocation.decline', { ...here, run: refused, reason: '需求过时' });
  world.pass(30);
  world.midnight();
  world.done(SEATS.gate, 'lot.explain-idle', { ...here, lot: boxed, explanation: '等待检验报告' });
  const { count } = world.done(SEATS.gate, 'count.record', {
    ...{ ...here, lot: boxed, packs: { count: 9, holds: 500 }, note: null },
  });
  world.done(SEATS.receiving, 'count.settle', {
    ...here,
    count,
    reason: 'missing',
    note: '一箱下落不明',
    photo: SCAN,
  });
  const lost = (amount: number) =>
    world.done(SEATS.gate, 'loss.report', {
      ...here,
      lot: boxed,
      amount,
      reason: 'damaged',
      note: '受潮',
      photo: world.photograph(),
    }).loss;
  world.done(SEATS.inspection, 'loss.confirm', { ...here, loss: lost(3), note: '已查看' });
  world.done(SEATS.inspection, 'loss.refuse', { ...here, loss: lost(2), reason: '货还在架上' });
  world.done(SEATS.gate, 'lot.move', { ...here, lot: boxed, bin: null, to: 'B-01-4', part: true });
  world.done(SEATS.inspection, 'lot.hold', { ...here, lot: receive(world, 40).lot.id, reason: '召回' });
  const doubtful = receive(world, 12_000, { item: 'goggles', standard: null }).lot.id;
  const scanned = () => addPaper(world, doubtful, 'GB 14866-2006', SEATS.receiving, world.photograph());
  const report = scanned();
  scanned();
  world.done(SEATS.gate, 'paper.strike', { ...here, lot: doubtful, paper: report, reason: '系另一批次' });
  const goggles = { ...here, lot: doubtful, item: 'goggles', note: '抽检相符' };
  world.done(SEATS.inspection, 'lot.inspect', { ...goggles, outcome: 'accepted' });
  world.done(SEATS.secondInspection, 'lot.confirm-finding', goggles);
  const doubted = receive(world, 70).lot;
  const shelf = (purpose: string) => `stock:red-cross:${HALL}:${doubted.id}:${purpose}`;
  const short = { phase: 'pending', from: shelf('free'), to: shelf('reserve'), amount: 3, expiresInHours: 1 };
  world.done(SEATS.gate, 'transfer.post', { ...here, owner: 'red-cross', groups: [[short]] });
  world.pass(2);
  world.tick();
  const wrong = world.done(SEATS.gate, 'count.record', { ...here, lot: boxed, counted: 450 }).count;
  world.done(SEATS.receiving, 'count.retract', { ...here, count: wrong, reason: '少打一个零' });
  const gift = world.incident.lots.get(boxed)?.donation;
  const slip = { ...here, donation: gift, reason: '填错' };
  const propose = (more: object) =>
    world.done(SEATS.receiving, 'correction.propose', { ...slip, ...more }).correction;
  propose({ lot: boxed, to: { batch: 'B-2', bin: 'A-03-3', expiresOn: '2020-05-01' } });
  const wrongly = propose({ lot: boxed, to: { amount: 4_900 } });
  world.done(SEATS.gate, 'correction.decline', { ...here, correction: wrongly, reason: '原记录无误' });
  const rightly = propose({ lot: boxed, to: { amount: 4_400 } });
  world.done(SEATS.gate, 'correction.confirm', { ...here, correction: rightly });
  const others = propose({ to: { donor: 'donor-9', donorName: '另一企业' } });
  world.done(SEATS.gate, 'correction.confirm', { ...here, correction: others });
  const pledge = (amount: number) =>
    world.done(SEATS.union, 'pledge.make', {
      ...{ ...here, organisation: 'union', item: 'goggles', amount, readyOn: '2020-04-03', note: '整箱' },
    }).pledge;
  const [yes, no, elsewhere, back] = [pledge(1), pledge(2), pledge(3), pledge(4)];
  const answer = (of: unknown, said: object) =>
    world.done(SEATS.receiving, 'pledge.answer', { ...here, pledge: of, ...said });
  answer(yes, { outcome: 'accepted' });
  answer(no, { outcome: 'declined', reason: '库满' });
  answer(elsewhere, { outcome: 'redirected', to: 'tianyou', reason: '请直接联系' });
  world.done(SEATS.union, 'pledge.end', { ...here, pledge: back, reason: '填错' });
  const routes = [{ from: '420100', to: '420105', kilometres: 33, minutes: 60 }];
  lead('routes.state', { routes, source: '交通厅' });
  const offer = { carrier: 'carrier', from: '420100', to: '420000', kilogramsPerDay: 12_000 };
  const { offer: offered } = world.done(CARRIER, 'transport.offer', { ...here, ...offer });
  world.done(CARRIER, 'transport.end', { ...here, offer: offered, reason: '检修' });
  lead('service.list', {
    ...{ kind: 'transport', name: '某物流公司', area: '420100', asOf: '2020-01-25T08:00:00+08:00' },
    ...{ lines: [{ label: '冷链车', quantity: { kind: 'exact', amount: 12 } }], source: null },
    externalKey: 'example:carrier',
  });
}

/** What stands wrongly on the register, twice, no more, or in parts. */
function entries(world: World): void {
  const lead = (command: string, input: object) =>
    world.done(SEATS.lead, command, { reason: '登记有误', ...input });
  for (const organisation of ['twin-a', 'twin-b'])
    world.done(SEATS.lead, 'organisation.register', {
      ...{ organisation, name: { zh: organisation === 'twin-a' ? '甲院' : '乙院', en: organisation } },
      ...{ kind: 'health-facility', area: '420106' },
    });
  lead('organisation.correct', { organisation: 'twin-b', area: '420103', address: '某路 1 号' });
  lead('organisation.correct', { organisation: 'twin-b', kind: 'community' });
  lead('organisation.merge', { organisation: 'twin-a', into: 'twin-b', legalBasis: '指挥部通知' });
  lead('organisation.close', { organisation: 'twin-b', legalBasis: '指挥部通知' });
  lead('organisation.reopen', { organisation: 'twin-b' });
  lead('organisation.split', {
    ...{ parent: 'twin-b', organisation: 'twin-c', area: '420103' },
    name: { zh: '第三分部', en: 'Third branch' },
  });
  world.done(SEATS.lead, 'place.register', {
    ...{ place: 'shed', owner: 'twin-b', name: { zh: '库棚', en: 'Shed' }, area: '420103' },
  });
  lead('place.correct', { place: 'shed', area: '420106', owner: 'twin-c' });
}

/** What bears a wrong name, or two. */
function names(world: World): void {
  const here = { incident: INCIDENT };
  const rename = (zh: string) =>
    world.done(SEATS.lead, 'organisation.rename', {
      ...{
        organisation: 'renai',
        name: { zh, en: zh === '仁爱医院本部' ? 'Ren’ai, main site' : 'Ren’ai' },
        reason: '登记有误',
      },
    }).rename;
  world.done(SEATS.second, 'organisation-rename.decline', { rename: rename('仁爱医院'), reason: '原名无误' });
  world.done(SEATS.second, 'organisation-rename.confirm', { rename: rename('仁爱医院本部') });
  for (const donor of ['donor-21', 'donor-22'])
    world.done(SEATS.receiving, 'donation.receive', {
      ...{ ...here, donor: { kind: 'organisation', donor, name: `${donor} 公司` }, receiver: 'red-cross' },
      ...{ place: null, mode: 'discretionary', money: { currency: 'CNY', amount: 100 } },
    });
  const renamed = { ...here, donor: 'donor-21', name: 'donor-21 某公司', reason: '名称写漏' };
  world.done(SEATS.receiving, 'donor.rename', renamed);
  const merge = () =>
    world.done(SEATS.receiving, 'donor.merge', {
      ...{ ...here, donor: 'donor-22', into: 'donor-21', reason: '登记了两次' },
    }).merge;
  world.done(SEATS.inspection, 'donor-merge.decline', { ...here, merge: merge(), reason: '是两家' });
  const merged = merge();
  world.done(SEATS.inspection, 'donor-merge.confirm', { ...here, merge: merged });
  world.done(SEATS.receiving, 'donor.separate', { ...here, merge: merged, reason: '是两家' });
  const mistaken = need(world, 'union', 3, 'isolation', { item: 'goggles' });
  world.done(SEATS.union, 'need.retract', { ...here, need: mistaken, reason: '报错科室' });
}

function deliveries(world: World): void {
  const here = { incident: INCIDENT };
  const gate = (command: string, input: object) => world.done(SEATS.gate, command, { ...here, ...input });
  const item = 'mask-medical-protective';
  const { lot } = receive(world, 80);
  const asking = need(world, 'union', 60, 'isolation');
  const lines = [{ need: asking, lot: lot.id, amount: 60 }];
  const { run } = world.done(SEATS.lead, 'allocation.propose-by-hand', {
    ...here,
    reason: '今夜断货',
    lines,
  });
  const { orders } = world.done(SEATS.second, 'allocation.approve', { ...here, run });
  const [order] = orders as string[];
  const { shipment } = gate('shipment.dispatch', { order, carrier: '中国邮政' });
  world.done(SEATS.union, 'delivery.confirm', {
    ...{ ...here, shipment, lines: [{ lot: lot.id, received: 55, shortage: 'lost-in-transit' }] },
  });
  const settled = { ...here, shipment, lot: lot.id, amount: 2, outcome: 'lost', reason: '核查' };
  const { settlement } = world.done(SEATS.inspection, 'shortage.settle', settled);
  const nurse = { organisation: 'union', seat: 'union.ward' };
  const slip = (received: number) =>
    world.done(SEATS.union, 'delivery.correct', {
      ...{ ...here, shipment, reason: '看错箱数' },
      lines: [{ lot: lot.id, received, shortage: 'lost-in-transit' }],
    }).correction;
  world.done(nurse, 'delivery-correction.decline', { ...here, correction: slip(54), reason: '原数无误' });
  world.done(nurse, 'delivery-correction.confirm', { ...here, correction: slip(56) });
  const truth = (amount: number) =>
    world.done(SEATS.inspection, 'settlement.correct', {
      ...{ ...here, settlement, amount, outcome: 'returned-to-stock', reason: '点错结果' },
    }).correction;
  const wrong = { ...here, correction: truth(1), reason: '确已遗失' };
  world.done(SEATS.receiving, 'shipment-correction.decline', wrong);
  world.done(SEATS.receiving, 'shipment-correction.confirm', { ...here, correction: truth(2) });
  const { correction } = gate('dispatch.correct', {
    shipment,
    lines: [{ lot: lot.id, sent: 59 }],
    reason: '多点一盒',
  });
  world.done(SEATS.inspection, 'shipment-correction.confirm', { ...here, correction });
  const glass = { facility: 'union', setting: 'isolation', carrier: '协和医院自提' };
  const broken = (more: object) =>
    gate('goods.break-glass', {
      ...glass,
      photo: world.photograph(),
      lot: lot.id,
      reason: 'life-at-risk',
      note: '断供',
      ...more,
    }).shipment;
  const judge = (of: unknown, outcome: string) =>
    world.done(SEATS.lead, 'break-glass.reconcile', { ...here, shipment: of, outcome, reason: '已核查' });
  judge(broken({ amount: 3 }), 'approved');
  const odd = broken({ amount: 2, reason: 'other' });
  judge(odd, 'irregular');
  const anew = { ...here, shipment: odd, outcome: 'approved', reason: '照片已补核' };
  world.done(SEATS.second, 'break-glass.judge-anew', anew);
  const tooMuch = (received: number) => {
    const confirmed = [`more-than-shipped:lines.0.received=${received}`];
    const said = { ...here, shipment, lines: [{ lot: lot.id, received }], note: '又到一箱', confirmed };
    return (world.done(SEATS.union, 'delivery.confirm', said).surplus as string[])[0];
  };
  const [surplus, none] = [tooMuch(5), tooMuch(1)];
  const from = { ...here, surplus, amount: 2, outcome: 'from-stock', lot: null, reason: '多装' };
  world.done(SEATS.inspection, 'surplus.settle', from);
  world.done(SEATS.union, 'surplus.recount', { ...here, surplus: none, reason: '数错' });
  const sheet = (letter: string) =>
    world.done(SEATS.union, 'signature-codes.issue', {
      ...{ ...here, facility: 'union', commitments: [letter.repeat(64)] },
    }).sheet;
  sheet('a');
  world.done(SEATS.union, 'signature-codes.cancel', { ...here, sheet: sheet('b'), reason: '遗失' });
  world.done(SEATS.union, 'use.report', { ...here, facility: 'union', item, amount: 9 });
  const full = { ...here, facility: 'renai', item: 'goggles', reason: '库房已满' };
  world.done(SEATS.renai, 'facility.stop-receiving', full);
  const account = (purpose: string) => `stock:red-cross:${HALL}:${lot.id}:${purpose}`;
  const way = { from: account('free'), to: account('reserve') };
  const { groups } = gate('transfer.post', {
    owner: 'red-cross',
    groups: [[{ phase: 'posted', ...way, amount: 5 }], [{ phase: 'pending', ...way, amount: 4 }]],
  });
  const [first] = groups as { transfers: string[] }[];
  world.done(SEATS.receiving, 'transfer.reverse', {
    ...{ ...here, transfer: first?.transfers[0], reason: '填错' },
  });
  const purpose = purposeFor(world);
  world.done(SEATS.receiving, 'purpose.end', { ...here, purpose: purposeFor(world), reason: '已足额' });
  const { donation } = world.done(SEATS.receiving, 'donation.receive', {
    ...{ ...here, donor: { kind: 'organisation', donor: 'donor-3', name: '某企业' }, receiver: 'red-cross' },
    ...{ mode: 'directed', purpose, purposeWords: '给一线买口罩', money: { currency: 'CNY', amount: 900 } },
  });
  const ask = (amount: number) => gate('payment.request', { donation, purpose, ...buying(amount) }).payment;
  const [paid, refused] = [ask(100), ask(200), ask(300)];
  world.done(SEATS.receiving, 'payment.approve', { ...here, payment: paid });
  gate('payment.record-paid', { payment: paid, reference: 'CMB-20200131-7', invoice: { number: 'A-1' } });
  const came = [{ claimedItem: 'mask-medical-protective', amount: 1 }];
  world.done(SEATS.inspection, 'purchase.receive', { ...here, payment: paid, place: HALL, lots: came });
  const back = (more: object) =>
    gate('refund.propose', { donation, amount: 10, note: '退款', ...more }).refund;
  const overpaid = { payment: paid, reason: 'overpaid', reference: 'CMB-20200207-3' };
  const [fromSupplier, toDonor] = [back(overpaid), back({ reason: 'agreed-with-donor' })];
  const declined = back({ reason: 'transferred-by-mistake' });
  world.done(SEATS.receiving, 'refund.confirm', { ...here, refund: fromSupplier });
  world.done(SEATS.receiving, 'refund.confirm', { ...here, refund: toDonor, reference: 'CMB-20200207-4' });
  world.done(SEATS.receiving, 'refund.decline', { ...here, refund: declined, reason: '不符' });
  world.done(SEATS.receiving, 'payment.decline', { ...here, payment: refused, reason: '不符' });
  world.pass(70);
  world.tick();
}

function tasks(world: World): void {
  const here = { incident: INCIDENT };
  const lead = (command: string, input: object) => world.done(SEATS.lead, command, { ...here, ...input });
  const hours = (count: number) => new Date(Date.parse(world.now) + count * 3_600_000).toISOString();
  const open = () =>
    lead('task.open', {
      ...{ title: { zh: '卸货', en: 'Unload' }, skills: ['carrying'], area: '420105', where: 'A 馆' },
      ...{ from: hours(0), until: hours(8), peopleNeeded: 4, twoPersons: true },
    }).task;
  const enrol = () =>
    lead('volunteer.enrol', {
      ...{ skills: ['carrying'], area: '420105', isAdult: true, hoursPerWeek: 40 },
    }).volunteer;
  const [task, other] = [open(), open()];
  const [one, two, three] = [enrol(), enrol(), enrol()];
  for (const volunteer of [one, two, three]) lead('task.take', { task, volunteer });
  lead('task.leave', { task, volunteer: three });
  lead('shift.start', { task, volunteers: [one, two] });
  lead('volunteer.admit-at-door', { task, skills: ['carrying'], area: '420105', isAdult: true, people: 2 });
  world.pass(3);
  const there = [...(world.incident.tasks.get(task as string)?.volunteers ?? [])].filter(
    (id) => id !== three,
  );
  lead('shift.end', { task, volunteers: there });
  lead('task.close', { task });
  lead('task.call-off', { task: other, reason: '车辆未到' });
  lead('volunteer.certify', { volunteer: one });
  const district = (command: string, input: object) =>
    world.done(desk('jianghan-district'), command, { ...here, ...input });
  const lent = lead('task.open', {
    ...{ title: { zh: '送菜', en: 'Carry food' }, area: '420103', where: '小区', peopleNeeded: 2 },
    ...{ from: hours(0), until: hours(8), answerHours: 1 },
  }).task;
  district('task.ask', { task: lent, note: '有人' });
  lead('task.answer-ask', {
    task: lent,
    organisation: 'jianghan-district',
    accepts: false,
    reason: '人手已够',
  });
  district('task.ask', { task: lent });
  world.pass(1);
  district('task.claim', { task: lent });
  district('task.give-back', { task: lent, reason: '另有任务' });
  lead('task.hand-over', { task: lent, organisation: 'jianghan-district', reason: '人手不足' });
  district('task.answer-handover', { task: lent, accepts: true });
  // Somebody comes by himself, is asked for a task, works before its poster, and leaves.
  const by = { organisation: 'lead', seat: 'volunteer-1' };
  const self = (command: string, input: object) => world.done(by, command, { ...here, ...input });
  world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', { ...by, functions: ['volunteer'] });
  const near = { area: '420105', skills: ['carrying'] };
  const { volunteer } = self('volunteer.join', { ...near, isAdult: true, consents: true });
  self('volunteer.state', { ...near, hoursPerWeek: 40, availability: ['evenings'], openToOthers: true });
  lead('volunteer.clear', { volunteer, clearedForRisk: true });
  onPaper(world);
  const ownTask = lead('task.open', {
    ...{ title: { zh: '卸货', en: 'Unload' }, area: '420105', where: 'A 馆', peopleNeeded: 2 },
    ...{ from: hours(0), until: hours(8) },
  }).task as string;
  lead('task.set-place-code', { task: ownTask, anchor: placeLink(ownTask, CODE, PLACE_CHECKS) });
  const questions = [{ ask: '何时摘口罩？', choices: ['离开后', '累了'], right: '离开后' }];
  lead('task.brief', { task: ownTask, text: { zh: '全程佩戴口罩。', en: 'Wear a mask.' }, questions });
  lead('briefing.give', { task: ownTask, volunteers: [one] });
  self('briefing.pass', { task: ownTask, answers: ['离开后'] });
  lead('volunteer.ask', { task: ownTask, volunteer });
  self('volunteer.answer', { task: ownTask, accepts: true });
  const link = () => nextPlaceLink(world.incident.tasks.get(ownTask) as Task, CODE);
  self('shift.start', { task: ownTask, volunteers: [volunteer], place: link() });
  self('task.prove', { task: ownTask, photo: world.photograph() });
  world.pass(2);
  self('shift.end', { task: ownTask, volunteers: [volunteer], place: link() });
  self('volunteer.certify', { volunteer });
  self('volunteer.leave', {});
}

function events(world: World): void {
  const here = { incident: INCIDENT };
  const by = (organisation: string, command: string, input: object) =>
    world.done(desk(organisation), command, { ...here, ...input });
  const { event } = world.done(SEATS.union, 'event.notice', {
    ...{ ...here, kind: 'unexplained-group-illness', area: '420102', paper: PAPER },
    ...{ noticedAt: '2020-01-25T01:30:00Z', text: '五人不明原因发热' },
  });
  const told = { ...here, event, channel: 'network', reference: '420103-0117' };
  world.done(SEATS.union, 'event.report', { ...told, to: 'wuhan-cdc' });
  by('wuhan-cdc', 'event.report', { ...told, to: 'wuhan-city', reference: null });
  by('wuhan-cdc', 'event.verify', { event, outcome: 'confirmed', note: '流调与检测一致' });
  by('wuhan-cdc', 'event.assess', { event, mustNotify: true, note: '附件二' });
  by('wuhan-cdc', 'event.report', { event, channel: 'telephone', reference: '12', office: name('卫健委') });
  by('wuhan-city', 'event.report', { ...told, to: 'lead' });
  world.done(SEATS.second, 'event.disclose', { ...here, event });
  by('wuhan-cdc', 'event.end', { event, reason: '稳定' });
  const { release } = world.done(SEATS.lead, 'release.draft-goods-report', here);
  world.done(SEATS.second, 'release.publish', { ...here, release });
  const published = world.incident.releases.get(release as string);
  const number = published?.number as number;
  const { release: notice } = world.done(SEATS.lead, 'release.draft-notice', {
    ...{ ...here, title: { zh: '通告', en: 'Notice' }, body: { zh: '请附检验报告', en: 'Send reports' } },
    corrects: { of: release, cause: 'typing', reason: '更正' },
  });
  world.done(SEATS.second, 'release.decline', { ...here, release: notice, reason: '措辞不清' });
  const figures = world.done(SEATS.lead, 'release.draft-notice', {
    ...{ ...here, title: { zh: '通告', en: 'Notice' } },
    body: { zh: '共 {gifts.count} 笔，300 人参加。', en: '{gifts.count} gifts.' },
    numbers: [{ text: '300', reason: '志愿者协会登记' }],
  });
  const confirmed = ['number-stood-for:numbers.0=1'];
  world.done(SEATS.second, 'release.publish', { ...here, release: figures.release, confirmed });
  const question = { zh: '口罩去了哪里？', en: 'Where did they go?' };
  const { opinion } = world.done(SEATS.lead, 'opinion.notice', { ...here, question, source: '热线' });
  const answer = { zh: '见公示', en: 'See the release' };
  world.done(SEATS.second, 'opinion.answer', { ...here, opinion, answer, release: number });
  const title = { zh: '第三次发布会', en: 'Third conference' };
  world.done(SEATS.second, 'press-conference.record', { ...here, title, source: '省政府', release: number });
}

function appeals(world: World): void {
  const here = { incident: INCIDENT, organisation: 'red-cross' };
  const charity = (command: string, input: object) =>
    world.done(SEATS.receiving, command, { ...here, ...input });
  const { credential } = charity('credential.present', {
    ...{ incident: undefined, kind: 'public-fundraising', issuer: '民政部门' },
  });
  world.done(SEATS.lead, 'credential.check', { credential, outcome: 'confirmed', note: '已查' });
  const { submission: planFiled } = charity('submission.make', {
    ...{ kind: 'fundraising-plan', about: null, to: '湖北省民政厅', reference: '11 号', paper: PAPER },
    madeAt: '2020-01-25T00:00:00Z',
  });
  const { submission: officeTold } = charity('submission.make', {
    ...{ kind: 'notice-to-civil-affairs', about: null, to: '湖北省民政厅', reference: '电话记录 1' },
  });
  const { fundraising } = charity('fundraising.start', {
    ...{ planFiled, officeTold },
    ...{ organisation: undefined, title: { zh: '募捐', en: 'Appeal' }, endsOn: '2020-12-31', area: '420000' },
    ...{ purpose: { zh: '防护物资', en: 'Equipment' }, platforms: ['腾讯公益'], surplus: '其他防控' },
  });
  const own = { incident: INCIDENT, organisation: undefined, fundraising };
  charity('fundraising.state-secondary-purpose', { ...own, secondaryPurpose: '用于重建' });
  charity('submission.make', {
    ...{ kind: 'fundraising-plan', about: fundraising, to: '湖北省民政厅', reference: '12 号', paper: PAPER },
    madeAt: '2020-01-26T00:00:00Z',
  });
  charity('fundraising.end', { ...own, reason: '目的已达成' });
  const foundAt = '2020-01-25T20:00:00Z';
  charity('breach.state', { note: '名单误发', persons: 12, foundAt });
  const { matter: broken } = charity('security-incident.state', {
    note: '被入侵',
    grade: 'larger',
    operator: 'other',
  });
  charity('security-incident.end', { matter: broken, note: '已恢复' });
  charity('product-flaw.state', { note: '登记系统有漏洞', publicInterest: true });
  charity('sensitive-processing.state', { note: '登记健康状况' });
  charity('request.state', { note: '捐赠人要求签订协议', asks: 'donation-agreement' });
  charity('serious-incident.state', { note: '库房失火' });
  charity('transaction.state', { note: '购置仓库', relatedParty: true });
  const taken = { note: '征用', from: 'carrier', owners: 2, legalBasis: '应对法 12', until: '2020-04-30' };
  const { matter } = charity('requisition.state', taken);
  charity('requisition.end', { matter, note: '不再需要' });
}

/** A leading group sits; what it decided is put right, confirmed, disputed, read and carried out. */
function decisions(world: World): void {
  const office = desk('leading-group', 'office');
  const here = { incident: INCIDENT };
  world.done(SEATS.lead, 'organisation.register', {
    ...{ organisation: 'leading-group', name: name('领导小组'), kind: 'leading-group', area: '420000' },
  });
  const minutes = {
    ...{ matter: '谁接收捐赠', text: '由红十字会接收。', legalBasis: '应对法 23', decidedAt: world.now },
    participants: [{ organisation: 'lead' }, { organisation: 'red-cross' }, { organisation: 'union' }],
    ...{ way: 'by-vote', decidedBy: ['lead', 'red-cross'], signedBy: 'lead', informed: ['renai'] },
    dissents: [{ organisation: 'union', words: '应由医院直接接收' }],
  };
  const { resolution } = world.done(office, 'resolution.record', {
    ...here,
    group: 'leading-group',
    ...minutes,
  });
  const { position } = world.state;
  const right = { ...minutes, resolution, reason: '漏记', informed: ['renai', 'tianyou'] };
  world.done(office, 'resolution.correct', { ...here, ...right });
  world.done(SEATS.second, 'resolution.confirm', { ...here, resolution, version: 2 });
  world.done(SEATS.renai, 'resolution.acknowledge', { ...here, resolution });
  world.done(SEATS.union, 'resolution.dissent', { ...here, resolution, words: '仍不同意' });
  const terms = { functions: ['transport'], reach: 'own', area: '420000', legalBasis: '领导小组决定' };
  world.done(SEATS.lead, 'mandate.grant', { holder: 'red-cross', ...terms });
  world.done(office, 'resolution.carry-out', {
    ...{ ...here, resolution },
    acts: [...world.state.decidedActs.keys()].filter((each) => each > position),
  });
}

/** Somebody is tied to a hospital, and to a company; the one ends. */
function interests(world: World): void {
  const declare = (party: object) => world.done(SEATS.gate, 'interest.declare', { party, tie: 'family' });
  const { interest } = declare({ organisation: 'tianyou' });
  declare({ name: '某器械公司', creditCode: '91350100M000100Y43' });
  world.done(SEATS.gate, 'interest.end', { interest, reason: '已离职' });
  world.done(SEATS.gate, 'interest.state-none', { incident: INCIDENT });
}

function plans(world: World): void {
  const lead = (command: string, input: object) => world.done(SEATS.lead, command, input);
  const here = { incident: INCIDENT };
  const said = { ...here, about: 'function', plan: null, explanation: '运输空缺' };
  const { recommendation } = world.done(SEATS.receiving, 'recommendation.make', said);
  adopt(world);
  const { proposal } = lead('plan.propose', {
    ...{ terms: { ...HEALTH, legalBasis: '新法' }, reason: '复盘', answers: [recommendation] },
  });
  world.done(SEATS.second, 'plan.decline', { proposal, reason: '重叠' });
  lead('mandate.grant', {
    ...{ mandate: 'mandate-city', holder: 'wuhan-city', reach: 'area', area: '420000', incident: INCIDENT },
    ...{ functions: [...new Set(HEALTH.functions.flatMap((each) => each.functions))], legalBasis: '委托' },
  });
  const begun = { ...here, plan: HEALTH.plan, level: 'I', reason: '社区传播' };
  // The door of this incident is shut: the plan opens its own, and it falls shut with the activation.
  lead('admission-rule.end', { ...here, reason: '人手已足' });
  world.done(CITY, 'plan.activate', begun);
  world.step(2);
  lead('mandate.revoke', { mandate: 'mandate-city', reason: '收回' });
  lead('plan.take-over', { ...here, reason: '接手' });
  carryOut(world);
  // Nobody stood by it in time; started again, a second person does.
  world.pass(25);
  world.tick();
  const again = lead('plan.activate', begun);
  carryOut(world);
  world.done(SEATS.second, 'plan.confirm', { ...here, activation: again.activation });
}
