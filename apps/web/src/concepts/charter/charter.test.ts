import { charterParameters, SETTINGS } from '@tongzhou/domain';
import { describe, expect, test } from 'vitest';
import { WorkContext } from '#form/context.ts';
import type { Asked } from '#page/page.ts';
import { CHARTER, hubei, INCIDENT, SEATS } from '../../../../../packages/domain/test/support/world.ts';
import { charterItem } from './form.ts';
import { load } from './load.ts';

const adopt = (world: ReturnType<typeof hubei>, terms: object) =>
  world.done(SEATS.lead, 'charter.adopt', {
    incident: INCIDENT,
    terms: { ...CHARTER, ...terms },
    agreement: '各方会议',
    participants: ['lead'],
  });
const shown = (world: ReturnType<typeof hubei>, language: 'zh' | 'en') =>
  load({ view: world.view, incident: world.incident, language } as Asked);

describe('the charter on its page', () => {
  test('says of every term what it decides, its value, or what holds while nobody has said it', () => {
    const { terms } = shown(hubei(), 'en');
    expect(terms.map(({ name }) => name)).toEqual(Object.keys(charterParameters));
    const text = (name: string) => terms.find((each) => each.name === name)?.text;
    expect(text('coverDays')).toBe(`${CHARTER.coverDays} days`);
    expect(text('workHoursPerDay')).toBe('unsaid: 12 hours holds');
    expect(text('ageBandsHours')).toBe('unsaid: 24, 72, 168, 720 hours holds');
    expect(text('reservationHours')).toBe('unsaid');
    expect(text('settingPriority')).toMatch(/ → .* → .* → /);
  });

  test('shows its versions, the newest first, each with what it changed', () => {
    const world = hubei();
    const handling = { wholePacks: true, leastUnits: 0, offeredTransportOnly: false };
    adopt(world, { workHoursPerDay: 8, handling });
    const { inForce, versions } = shown(world, 'zh');
    expect(inForce).toMatchObject({ version: 2, agreement: '各方会议' });
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[1]?.changes).toBeNull();
    const [handled, worked] = versions[0]?.changes ?? [];
    expect(handled).toMatchObject({
      name: 'handling',
      parts: [
        { label: '只发整包装', before: '未约定', after: '是' },
        { label: '一次最小调拨量', before: '未约定', after: '0' },
        { label: '只用已提供的运力', before: '未约定', after: '否' },
      ],
    });
    expect(worked).toMatchObject({ name: 'workHoursPerDay', before: '未约定：按 12 小时', after: '8 小时' });
  });

  test('without one, says what holds', () => {
    const world = hubei();
    world.incident.charters.length = 0;
    const { inForce, terms, versions } = shown(world, 'en');
    expect([inForce, versions]).toEqual([null, []]);
    expect(terms.find(({ name }) => name === 'expiringDays')?.text).toBe('unsaid: 14 days holds');
    expect(terms.find(({ name }) => name === 'coverDays')?.text).toBe('unsaid');
  });
});

describe('the form that adopts a charter', () => {
  const fieldsOf = (world: ReturnType<typeof hubei>) => {
    const visitor = { ...SEATS.lead, name: 'Somebody' };
    const context = new WorkContext(world.view, world.incident, visitor, 'en');
    return new Map(charterItem(context).forms[0]?.fields.map((each) => [each.path, each]));
  };

  test('asks for every term, with its meaning, unit, bounds and what is in force', () => {
    const world = hubei();
    adopt(world, { workHoursPerDay: 8 });
    const fields = fieldsOf(world);
    for (const name of Object.keys(charterParameters)) expect(fields.has(`terms.${name}`), name).toBe(true);
    expect(fields.get('terms.workHoursPerDay')).toEqual({
      path: 'terms.workHoursPerDay',
      kind: 'number',
      label: 'Most that anybody works within any twenty-four hours (hours)',
      hint: '1 to 16 · unsaid: 12 hours holds',
      optional: true,
      value: '8',
    });
    expect(fields.get('terms.coverDays')).toMatchObject({ kind: 'number', optional: false });
    expect(fields.get('terms.handling')).toMatchObject({ kind: 'json', optional: true });
  });

  test('before there is one, only the order of settings is proposed', () => {
    const world = hubei();
    world.incident.charters.length = 0;
    const filled = [...fieldsOf(world).values()].filter(({ value }) => value !== undefined);
    expect(filled.map(({ path, value }) => [path, value])).toEqual([
      ['terms.settingPriority', JSON.stringify(SETTINGS)],
    ]);
  });
});
