import { descriptionFor, draft, eventRows, mayReadDescription, sealOf } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import { forged, judged, readBy, readingAltered } from '../../../test/support/forger.ts';
import { dutyRules, hubei, INCIDENT, SEATS, World } from '../../../test/support/world.ts';

const WORDS = '同一病区五人不明原因发热';
const CDC = 'wuhan-cdc';

/** The hospital has noticed something and said it in words; it told disease control. */
function reported(): { world: World; event: string } {
  const world = hubei({}, new World('2026-02-02T00:00:00.000Z', dutyRules('CN')));
  const name = { zh: '武汉疾控', en: 'Wuhan CDC' };
  const body = { organisation: CDC, name, kind: 'disease-control', area: '420100' };
  world.done(SEATS.lead, 'organisation.register', body);
  const input = { incident: INCIDENT, kind: 'unexplained-group-illness', area: '420102', text: WORDS };
  const { event } = world.done(SEATS.union, 'event.notice', input) as { event: string };
  world.done(SEATS.union, 'event.report', { incident: INCIDENT, event, to: CDC, channel: 'network' });
  return { world, event };
}
const eventOf = (world: World, event: string) => {
  const found = world.incident.events.get(event);
  if (!found) throw new Error('no such event');
  return found;
};
const disclose = (world: World, event: string, seat = SEATS.second) =>
  world.act(seat, 'event.disclose', { incident: INCIDENT, event });

describe('what a report says', () => {
  it('is in no public entry: only that there are words, and their seal', () => {
    const { world, event } = reported();
    expect(world.log.join()).not.toContain(WORDS);
    expect(world.log.join()).not.toContain('event.described');
    const [row] = eventRows(world.view, INCIDENT).rows;
    expect(row).toMatchObject({ id: event, seal: expect.stringMatching(/^[0-9a-f]{64}$/), disclosed: null });
    expect(JSON.stringify(row)).not.toContain(WORDS);
    world.audit();
  });

  it('shows the public the same, whether or not one knows the words', () => {
    const { world } = reported();
    const { state, duties } = world.audit();
    expect(eventRows({ ...world.view, state, duties }, INCIDENT)).toEqual(eventRows(world.view, INCIDENT));
  });

  it.each([
    ['whoever noticed it', 'union', true],
    ['those to whom it was reported', CDC, true],
    ['the coordinator of the place', 'lead', true],
    ['not another hospital', 'renai', false],
    ['not the Red Cross', 'red-cross', false],
    ['not one who is on no register', 'nobody', false],
  ])('is read by %s', (_who, organisation, may) => {
    const { world, event } = reported();
    const read = descriptionFor(world.state, INCIDENT, eventOf(world, event), organisation, world.now);
    expect(read).toBe(may ? WORDS : null);
  });

  it('may be left out: then there is nothing to seal and nothing to publish', () => {
    const { world } = reported();
    const input = { incident: INCIDENT, kind: 'other', area: '420102' };
    const { event } = world.done(SEATS.union, 'event.notice', input) as { event: string };
    expect(eventOf(world, event).seal).toBeUndefined();
    expect(disclose(world, event)).toMatchObject({ refusals: [{ parameters: { why: 'no-words' } }] });
    world.audit();
  });

  it('holds no number of a person, although it is not public: some day it will be', () => {
    const { world } = reported();
    const text = '患者电话 13800138000';
    const input = { incident: INCIDENT, kind: 'other', area: '420102', text };
    expect(world.act(SEATS.union, 'event.notice', input)).toMatchObject({
      refusals: [{ code: 'personal-data', field: 'text' }],
    });
  });

  it('has another seal each time, for the salt is another: nobody compares two reports', () => {
    const { world, event } = reported();
    const input = { incident: INCIDENT, kind: 'other', area: '420102', text: WORDS };
    const again = world.done(SEATS.union, 'event.notice', input) as { event: string };
    expect(eventOf(world, again.event).seal).not.toBe(eventOf(world, event).seal);
  });
});

describe('it is published', () => {
  it('once, by the authority that approves releases, and then everybody reads it', () => {
    const { world, event } = reported();
    expect(disclose(world, event, SEATS.union as typeof SEATS.second)).toMatchObject({
      refusals: [{ code: 'mandate-missing' }],
    });
    expect(disclose(world, event).ok).toBe(true);
    expect(eventRows(world.view, INCIDENT).rows[0]?.disclosed).toMatchObject({
      by: { id: 'lead' },
      text: WORDS,
    });
    expect(descriptionFor(world.state, INCIDENT, eventOf(world, event), 'renai', world.now)).toBe(WORDS);
    expect(disclose(world, event)).toMatchObject({ refusals: [{ parameters: { why: 'disclosed' } }] });
    world.audit();
  });

  it('by another seat than the one that noticed it', () => {
    const { world } = reported();
    const input = { incident: INCIDENT, kind: 'other', area: '420102', text: WORDS };
    const { event } = world.done(SEATS.second, 'event.notice', input) as { event: string };
    expect(disclose(world, event)).toMatchObject({ refusals: [{ code: 'four-eyes' }] });
    expect(disclose(world, event, SEATS.lead as typeof SEATS.second).ok).toBe(true);
    world.audit();
  });

  it('not by one who may approve releases there, and was not told', () => {
    const { world, event } = reported();
    const own = { functions: ['approve-release'], reach: 'area', area: '420100', incident: INCIDENT };
    world.done(SEATS.lead, 'mandate.grant', { holder: 'red-cross', ...own, legalBasis: '指挥部通知' });
    expect(mayReadDescription(world.state, INCIDENT, eventOf(world, event), 'red-cross', world.now)).toBe(
      false,
    );
    expect(disclose(world, event, SEATS.gate as typeof SEATS.second)).toMatchObject({
      refusals: [{ code: 'event-rule', parameters: { why: 'not-told' } }],
    });
  });

  it('also after the response is over', () => {
    const { world, event } = reported();
    endResponse(world);
    expect(disclose(world, event).ok).toBe(true);
    world.audit();
  });
});

describe('an auditor finds', () => {
  it.each([
    ['a changed word', { data: { text: WORDS.replace('五', '四') } }, /seal-broken/],
    ['another salt', { data: { salt: 'f'.repeat(64) } }, /seal-broken/],
    [
      'whoever noticed it publishing it alone',
      { actor: { organisation: 'union', mandate: 'mandate-union', seat: SEATS.union.seat } },
      /mandate-missing {"function":"approve-release"/,
    ],
  ])('%s', (_what, change, fault) => {
    const { world, event } = reported();
    disclose(world, event);
    expect(readingAltered(world, 'event.disclosed', change)).toThrow(fault);
  });

  it('words where none were sealed', () => {
    const { world } = reported();
    const input = { incident: INCIDENT, kind: 'other', area: '420102' };
    const { event } = world.done(SEATS.union, 'event.notice', input) as { event: string };
    const published = { event, text: WORDS, salt: 'f'.repeat(64) };
    const asked = { incident: INCIDENT, event };
    expect(judged(world, SEATS.second, 'event.disclose', asked, ['event.disclosed', published])).toMatch(
      /event.disclose is refused there: event-rule .*no-words/,
    );
  });

  it('words that the seal of one event binds to another', () => {
    const { world, event } = reported();
    const input = { incident: INCIDENT, kind: 'other', area: '420102', text: WORDS };
    const other = world.done(SEATS.union, 'event.notice', input).event as string;
    const replay = readBy(world);
    // Whoever owns the database has sealed them so.
    const words = { event: other, text: '别的话', salt: 'f'.repeat(64) };
    const noticed = replay.state.incidents.get(INCIDENT)?.events.get(event);
    Object.assign(noticed ?? {}, { seal: sealOf('event.described', words) });
    const [entry = ''] = forged(world.state.position + 1, {
      ...{ actor: SEATS.second, mandate: 'mandate-root', at: world.now, nonce: 'f'.repeat(32) },
      ...{ command: 'event.disclose', input: { incident: INCIDENT, event } },
      facts: [draft(INCIDENT, 'event.disclosed', words)],
    });
    expect(() => replay.take(entry)).toThrow(/event.disclose is refused there: event-rule .*seal-broken/);
  });
});
