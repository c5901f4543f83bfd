import { resolutionRows } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS } from '../support/world.ts';

/*
 * On 4 February 2020 discipline inspectors found that nobody took responsibility, that the rule of deciding together had been
 * broken, and that what was told to the public was wrong. Who had decided, signed and known had to be asked of people (F15).
 */
const here = { incident: INCIDENT };
const OFFICE = { organisation: 'group', seat: 'group.office' };

describe('F15: who decided, who signed, who disagreed and who knew', () => {
  it('is read from the public log alone: what each said itself, and what only the minutes say of it', () => {
    const world = hubei();
    world.done(SEATS.lead, 'organisation.register', {
      ...{ organisation: 'group', name: { zh: '省防控领导小组', en: 'Leading group' } },
      ...{ kind: 'leading-group', area: '420000' },
    });
    const { resolution } = world.done(OFFICE, 'resolution.record', {
      ...here,
      group: 'group',
      matter: '由谁接收社会捐赠',
      text: '由红十字会接收，每日公示。',
      legalBasis: '突发事件应对法',
      decidedAt: world.now,
      participants: [
        { organisation: 'lead' },
        { organisation: 'red-cross' },
        { organisation: 'union' },
        { organisation: 'renai', presence: 'absent' },
      ],
      way: 'by-one',
      decidedBy: ['lead'],
      signedBy: 'lead',
      informed: ['renai', 'tianyou'],
    });
    world.pass(2);
    world.done(SEATS.lead, 'resolution.confirm', { ...here, resolution, version: 1 });
    world.done(SEATS.tianyou, 'resolution.acknowledge', { ...here, resolution });
    world.done(SEATS.lead, 'mandate.grant', {
      ...{
        holder: 'red-cross',
        functions: ['transport'],
        reach: 'own',
        area: '420000',
        legalBasis: '领导小组决定',
      },
    });
    const act = world.state.position;
    world.done(OFFICE, 'resolution.carry-out', { ...here, resolution, acts: [act] });
    world.pass(240);
    world.done(SEATS.union, 'resolution.dissent', { ...here, resolution, words: '会上未经讨论' });

    const { state, duties } = world.audit();
    const [read] = resolutionRows({ ...world.view, state, duties }, INCIDENT);
    expect(read).toMatchObject({
      way: 'by-one',
      decidedBy: [{ organisation: { id: 'lead' }, confirmed: { at: '2020-01-26T02:00:00.000Z' } }],
      signedBy: { organisation: { id: 'lead' }, confirmed: { seat: 'lead.first' } },
      participants: [
        { organisation: { id: 'lead' }, presence: 'present', confirmed: { seat: 'lead.first' } },
        // According to the minutes: the Red Cross has not said so.
        { organisation: { id: 'red-cross' }, presence: 'present', confirmed: null },
        { organisation: { id: 'union' }, presence: 'present', confirmed: null },
        { organisation: { id: 'renai' }, presence: 'absent', confirmed: null },
      ],
      ownDissents: [{ organisation: { id: 'union' }, words: '会上未经讨论', at: '2020-02-05T02:00:00.000Z' }],
      informed: [
        { organisation: { id: 'renai' }, acknowledged: null },
        { organisation: { id: 'tianyou' }, acknowledged: { at: '2020-01-26T02:00:00.000Z' } },
      ],
      acts: [{ position: act, type: 'mandate.granted' }],
      recordedBy: { organisation: { id: 'group' }, seat: 'group.office' },
    });
  });
});
