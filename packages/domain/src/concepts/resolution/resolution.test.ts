import { decisionsBehind, type Fact, noticesOf, resolutionRows } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const here = { incident: INCIDENT };
const GROUP = { organisation: 'group', seat: 'group.office' };

/** A leading group that sat; with its minutes, where they are as they should be. */
function sat(): World {
  const world = hubei();
  world.done(SEATS.lead, 'organisation.register', {
    ...{ organisation: 'group', name: { zh: '省防控领导小组', en: 'Leading group' } },
    ...{ kind: 'leading-group', area: '420000' },
  });
  return world;
}
const MINUTES = {
  ...here,
  group: 'group',
  matter: '防护服优先保障哪些医院',
  text: '按隔离病区使用量分配。',
  legalBasis: '突发事件应对法',
  decidedAt: '2020-01-25T12:00:00.000Z',
  participants: [
    { organisation: 'lead' },
    { organisation: 'red-cross', seat: null },
    { organisation: 'union' },
    { organisation: 'renai', presence: 'absent' },
  ],
  way: 'together',
  decidedBy: ['lead', 'red-cross'],
  signedBy: 'lead',
  dissents: [{ organisation: 'union', words: '发热门诊未计入' }],
  informed: ['renai', 'tianyou'],
};
const record = (
  world: World,
  more: object = {},
  by: { organisation: string; seat: string } = GROUP,
): string => world.done(by, 'resolution.record', { ...MINUTES, ...more }).resolution as string;
const refusedOf = (world: World, by: typeof GROUP, command: string, input: object) =>
  world.refused(by, command, { ...here, ...input }).map(({ code, field }) => [code, field]);
const row = (world: World) => {
  const [first] = resolutionRows(world.view, INCIDENT);
  if (!first) throw new Error('no decision');
  return first;
};

describe('a decision of a leading group', () => {
  it('stands as its minutes say until those that took part say it themselves', () => {
    const world = sat();
    const resolution = record(world);
    expect(row(world).participants.map(({ confirmed }) => confirmed)).toEqual([null, null, null, null]);
    world.pass(1);
    world.done(SEATS.receiving, 'resolution.confirm', { ...here, resolution, version: 1 });
    expect(row(world).participants[1]).toMatchObject({
      organisation: { id: 'red-cross' },
      confirmed: { at: '2020-01-26T01:00:00.000Z', seat: 'red-cross.receiving' },
    });
    expect(row(world).decidedBy).toMatchObject([{ confirmed: null }, { confirmed: {} }]);
    expect(row(world).signedBy.confirmed).toBeNull();
    world.done(SEATS.lead, 'resolution.confirm', { ...here, resolution, version: 1 });
    expect(row(world).signedBy.confirmed).toMatchObject({ seat: 'lead.first' });
    const again = { resolution, version: 1 };
    expect(refusedOf(world, SEATS.gate, 'resolution.confirm', again)).toEqual([['already-exists', null]]);
    world.audit();
  });

  it('is recorded by the group itself or by who coordinates, of a group of that kind', () => {
    const world = sat();
    record(world);
    record(world, {}, SEATS.lead);
    expect(refusedOf(world, SEATS.receiving, 'resolution.record', MINUTES)).toEqual([
      ['mandate-missing', null],
    ]);
    expect(refusedOf(world, SEATS.lead, 'resolution.record', { ...MINUTES, group: 'red-cross' })).toEqual([
      ['no-leading-group', 'group'],
    ]);
    world.audit();
  });

  it('was decided, signed and opposed by those who were there, of the register, at a time that has come', () => {
    const world = sat();
    const wrong = (more: object) => refusedOf(world, GROUP, 'resolution.record', { ...MINUTES, ...more });
    expect(wrong({ decidedBy: ['lead', 'renai'] })).toEqual([['resolution-not-present', 'decidedBy.1']]);
    expect(wrong({ signedBy: 'tianyou' })).toEqual([['resolution-not-present', 'signedBy']]);
    expect(wrong({ dissents: [{ organisation: 'renai', words: 'x' }] })).toEqual([
      ['resolution-not-present', 'dissents.0.organisation'],
    ]);
    expect(wrong({ participants: [...MINUTES.participants, { organisation: 'nobody' }] })).toEqual([
      ['not-found', 'participants.4.organisation'],
    ]);
    expect(wrong({ participants: [...MINUTES.participants, { organisation: 'lead' }] })).toEqual([
      ['resolution-named-twice', 'participants'],
    ]);
    expect(
      wrong({
        participants: [{ organisation: 'lead', seat: 'lead.stranger' }, ...MINUTES.participants.slice(1)],
      }),
    ).toEqual([['not-found', 'participants.0.seat']]);
    expect(wrong({ informed: ['nobody'] })).toEqual([['not-found', 'informed.0']]);
    expect(wrong({ way: 'by-one' })).toEqual([['resolution-way', 'way']]);
    expect(wrong({ decidedBy: ['lead'] })).toEqual([['resolution-way', 'way']]);
    expect(wrong({ decidedAt: '2020-02-25T12:00:00.000Z' })).toEqual([['date-impossible', 'decidedAt']]);
    expect(wrong({ text: '请致电 13800138000' })).toEqual([['personal-data', 'text']]);
    world.audit();
  });

  it('is confirmed by nobody who was not there, by no other seat than took part, and not by who wrote it down', () => {
    const world = sat();
    for (const seat of ['union.pharmacy', 'union.head'])
      world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', {
        organisation: 'union',
        seat,
        functions: ['represent', 'administer'],
      });
    const named = { organisation: 'union', seat: 'union.head' };
    const participants = [{ organisation: 'lead' }, { organisation: 'red-cross' }, named];
    const resolution = record(world, { participants }, SEATS.lead);
    const confirm = { resolution, version: 1 };
    expect(refusedOf(world, SEATS.lead, 'resolution.confirm', confirm)).toEqual([['four-eyes', null]]);
    expect(refusedOf(world, SEATS.tianyou, 'resolution.confirm', confirm)).toEqual([
      ['resolution-not-yours', null],
    ]);
    expect(refusedOf(world, SEATS.union, 'resolution.confirm', confirm)).toEqual([['resolution-seat', null]]);
    world.done(named, 'resolution.confirm', { ...here, ...confirm });
    world.done(SEATS.second, 'resolution.confirm', { ...here, ...confirm });
    world.audit();
  });

  it('is dissented from by the dissenter itself, also after the response has been closed, so often and no oftener', () => {
    const world = sat();
    const resolution = record(world);
    expect(refusedOf(world, SEATS.tianyou, 'resolution.dissent', { resolution, words: '不同意' })).toEqual([
      ['resolution-not-yours', null],
    ]);
    endResponse(world);
    world.pass(24 * 30);
    const dissent = () =>
      world.act(SEATS.renai, 'resolution.dissent', { ...here, resolution, words: '未获通知' });
    for (let turn = 0; turn < 10; turn += 1) expect(dissent().ok).toBe(true);
    expect(dissent()).toMatchObject({ refusals: [{ code: 'dissents-too-many' }] });
    expect(row(world).ownDissents[0]).toMatchObject({ organisation: { id: 'renai' }, words: '未获通知' });
    expect(row(world).dissents).toMatchObject([{ organisation: { id: 'union' }, words: '发热门诊未计入' }]);
    world.audit();
  });

  it('is put right in the open: the old version stays, dissents stay, and what is confirmed is the version that was read', () => {
    const world = sat();
    const resolution = record(world);
    world.done(SEATS.receiving, 'resolution.confirm', { ...here, resolution, version: 1 });
    world.done(SEATS.union, 'resolution.dissent', { ...here, resolution, words: '我们反对' });
    const { incident: _here, group: _group, ...said } = MINUTES;
    const right = {
      ...said,
      resolution,
      reason: '签发单位记错',
      decidedBy: ['lead', 'union'],
      signedBy: 'union',
      dissents: [],
    };
    const without = right.participants.filter(({ organisation }) => organisation !== 'red-cross');
    expect(refusedOf(world, GROUP, 'resolution.correct', { ...right, participants: without })).toEqual([
      ['resolution-own-word', 'participants'],
    ]);
    world.done(GROUP, 'resolution.correct', { ...here, ...right });
    expect(refusedOf(world, SEATS.lead, 'resolution.confirm', { resolution, version: 1 })).toEqual([
      ['resolution-corrected-since', 'version'],
    ]);
    expect(row(world)).toMatchObject({
      version: 2,
      reason: '签发单位记错',
      signedBy: { organisation: { id: 'union' }, confirmed: null },
      ownDissents: [{ organisation: { id: 'union' }, words: '我们反对', version: 1 }],
      earlier: [
        {
          signedBy: { organisation: { id: 'lead' } },
          dissents: [{ words: '发热门诊未计入' }],
          participants: [{}, { confirmed: { seat: 'red-cross.receiving' } }, {}, {}],
        },
      ],
    });
    world.audit();
  });

  it('is acknowledged by those that were to be informed, each once', () => {
    const world = sat();
    const resolution = record(world);
    world.pass(5);
    world.done(SEATS.tianyou, 'resolution.acknowledge', { ...here, resolution });
    expect(row(world).informed).toMatchObject([
      { organisation: { id: 'renai' }, acknowledged: null },
      { organisation: { id: 'tianyou' }, acknowledged: { at: '2020-01-26T05:00:00.000Z' } },
    ]);
    expect(refusedOf(world, SEATS.tianyou, 'resolution.acknowledge', { resolution })).toEqual([
      ['already-exists', null],
    ]);
    expect(refusedOf(world, SEATS.union, 'resolution.acknowledge', { resolution })).toEqual([
      ['resolution-not-yours', null],
    ]);
    world.audit();
  });

  it('names what carries it out: decisions in the log that came after it', () => {
    const world = sat();
    const before = world.facts.findLast(({ type }) => type === 'charter.adopted')?.position as number;
    const said = world.state.position;
    const resolution = record(world, { decidedAt: world.now });
    world.pass(1);
    world.done(SEATS.lead, 'mandate.grant', {
      ...{
        holder: 'red-cross',
        functions: ['transport'],
        reach: 'own',
        area: '420000',
        legalBasis: '领导小组决定',
      },
    });
    const granted = world.facts.findLast(({ type }) => type === 'mandate.granted')?.position as number;
    const carryOut = (...acts: number[]) =>
      refusedOf(world, GROUP, 'resolution.carry-out', { resolution, acts });
    world.done(GROUP, 'resolution.carry-out', { ...here, resolution, acts: [granted] });
    expect(carryOut(said)).toEqual([['act-decides-nothing', 'acts.0']]);
    expect(carryOut(granted)).toEqual([['already-exists', 'acts']]);
    expect(row(world).acts).toMatchObject([{ position: granted, type: 'mandate.granted' }]);
    expect(decisionsBehind(world.state, granted)).toEqual([
      { incident: INCIDENT, resolution, matter: MINUTES.matter },
    ]);
    expect(decisionsBehind(world.state, before)).toEqual([]);
    world.pass(1);
    const later = record(world, { decidedAt: world.now });
    expect(refusedOf(world, GROUP, 'resolution.carry-out', { resolution: later, acts: [granted] })).toEqual([
      ['act-before-decision', 'acts.0'],
    ]);
    // Nor is the decision dated behind what carries it out.
    const { incident: _here, group: _group, ...minutes } = MINUTES;
    const moved = { ...minutes, resolution, reason: '时间记错', decidedAt: world.now };
    expect(refusedOf(world, GROUP, 'resolution.correct', moved)).toEqual([
      ['act-before-decision', 'decidedAt'],
    ]);
    world.audit();
  });

  it('names no more acts than anybody reads', () => {
    const world = sat();
    const resolution = record(world);
    for (let turn = 0; turn < 10; turn += 1) {
      for (let each = 0; each < 50; each += 1)
        world.done(SEATS.lead, 'mandate.grant', {
          ...{
            holder: 'red-cross',
            functions: ['transport'],
            reach: 'own',
            area: '420000',
            legalBasis: '通知',
          },
        });
      const acts = [...world.state.decidedActs.keys()].slice(-50);
      world.done(GROUP, 'resolution.carry-out', { ...here, resolution, acts });
    }
    const [first] = world.state.decidedActs.keys();
    expect(first).toBeDefined();
    const one = world.facts.find(({ type, at }) => type === 'mandate.granted' && at >= MINUTES.decidedAt);
    expect(refusedOf(world, GROUP, 'resolution.carry-out', { resolution, acts: [one?.position] })).toEqual([
      ['acts-too-many', 'acts'],
    ]);
  });

  it('is put before those that it names, and a dissent before who recorded it', () => {
    const world = sat();
    const resolution = record(world);
    const told = () => {
      const fact = world.facts.at(-1) as Fact;
      return noticesOf(world.state, fact).map(({ kind, organisations }) => [kind, organisations]);
    };
    expect(told()).toEqual([
      ['resolution.to-confirm', ['lead', 'red-cross', 'union', 'renai']],
      ['resolution.to-confirm', ['tianyou']],
    ]);
    world.done(SEATS.union, 'resolution.dissent', { ...here, resolution, words: '我们反对' });
    expect(told()).toEqual([['resolution.dissented', ['group']]]);
  });
});
