import { type Actor, type Countersignature, charterParameters, commands } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { WorkContext } from '#form/context.ts';
import { perform } from '#form/perform.ts';
import type { Tongzhou } from '#server/tongzhou.ts';
import { hubei, SEATS, type World } from '../../../../../packages/domain/test/support/world.ts';
import { countersignatureSection } from './form.ts';
import { FIELD_WORDS, saidLines } from './said.ts';

/** The paths of what an input can say; what stands in a list under the list's own. */
function pathsOf(schema: unknown, at = ''): string[] {
  const { properties, anyOf, oneOf, allOf } = schema as Record<string, unknown> & { properties?: object };
  const ways = [anyOf, oneOf, allOf].flatMap((each) => (each as unknown[] | undefined) ?? []);
  const below = Object.entries(properties ?? {}).flatMap(([name, each]) =>
    pathsOf(each, at === '' || at === 'terms' ? name : `${at}.${name}`),
  );
  const all = [...below, ...ways.flatMap((each) => pathsOf(each, at)).filter((path) => path !== at)];
  return all.length > 0 ? [...new Set(all)] : [at];
}

/** So many grants that the duty officer asks for. */
function asking(count: number): World {
  const world = hubei();
  for (let index = 0; index < count; index += 1)
    world.alone(SEATS.lead, 'mandate.grant', {
      ...{
        holder: 'union',
        functions: ['open-task'],
        reach: 'area',
        area: '420106',
        legalBasis: `通知 ${index}`,
      },
      ...{ until: '2020-06-30T16:00:00.000Z', limits: { aDay: { goods: 5_000 } } },
    });
  return world;
}

const visitorOf = (actor: { organisation: string; seat: string }) => ({ ...actor, name: 'Somebody' });
const contextOf = (world: World, actor: { organisation: string; seat: string }) =>
  new WorkContext(world.view, world.incident, visitorOf(actor), 'en');
const lastAsked = (world: World) => [...world.state.countersignatures.values()].at(-1) as Countersignature;

/** What the form needs of a site, on a world. */
const site = (world: World) =>
  ({
    identity: { whyNotHandedIn: () => null },
    application: {
      ...{ state: world.state, items: world.view.items, areas: world.view.areas },
      execute: async (visitor: Actor, command: string, input: unknown) => {
        const outcome = world.alone(visitor, command, input);
        return outcome.ok ? { ok: true, result: outcome.value.result } : outcome;
      },
    },
  }) as unknown as Tongzhou;

const TWO = [...commands.values()].filter(({ countersigned }) => countersigned !== undefined);

describe('what a second person reads before signing', () => {
  it.each(TWO.map((command) => [command.name, command] as const))(
    '%s: each field has a name in words',
    (name, command) => {
      // The terms of a charter are said by their own meanings.
      const schema = z.toJSONSchema(command.schema, { io: 'input', unrepresentable: 'any' });
      const paths = pathsOf(schema).filter(
        (path) => name !== 'charter.adopt' || !((path.split('.')[0] as string) in charterParameters),
      );
      expect(paths.filter((path) => !(path in FIELD_WORDS))).toEqual([]);
    },
  );

  it('has no name for a field that no such command has', () => {
    const all = new Set(
      TWO.flatMap(({ schema }) => pathsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))),
    );
    expect(Object.keys(FIELD_WORDS).filter((path) => !all.has(path))).toEqual([]);
  });

  it('says values by the words of lists, names of organisations, moments of the place', () => {
    const world = asking(1);
    const context = contextOf(world, SEATS.second);
    expect(saidLines(context, lastAsked(world))).toEqual([
      'given to: union',
      'functions: open tasks for volunteers',
      'reach: everybody in the area',
      'area: Wuchang District',
      'legal basis: 通知 0',
      'goods a day, at most: 5,000',
      'until: 1 Jul 2020, 00:00',
    ]);
  });

  it('a charter: what changes comes first, and says from what', () => {
    const world = hubei();
    const terms = { ...world.incident.charters.at(-1)?.terms, reservePercent: 7 };
    const { id: incident } = world.incident;
    const asked = world.alone(SEATS.lead, 'charter.adopt', {
      incident,
      terms,
      agreement: '会议',
      participants: ['lead'],
    });
    expect(asked.ok).toBe(true);
    const lines = saidLines(contextOf(world, SEATS.second), lastAsked(world));
    const [first] = lines.filter((line) => line.includes('(was '));
    expect(first).toContain('7');
  });
});

describe('signing many at once', () => {
  it('a list of a kind that one colleague asks for, nothing ticked before', async () => {
    const world = asking(4);
    const item = countersignatureSection.make(contextOf(world, SEATS.second))[0];
    expect(item?.heading).toContain('4');
    const each = item?.forms[0]?.each;
    expect(each?.options).toHaveLength(4);
    const form = new FormData();
    form.set('command', 'countersignature.give');
    form.set('key', 'key-of-this-page');
    for (const { value } of each?.options ?? []) form.append('each-asked', value);
    const nothing = await perform(site(world), visitorOf(SEATS.second), form, 'en');
    expect(JSON.stringify(nothing)).toContain('Nothing was ticked');
    form.append('each', each?.options[0]?.value ?? '');
    form.append('each', 'countersignature-unknown');
    const some = await perform(site(world), visitorOf(SEATS.second), form, 'en');
    expect(JSON.stringify(some)).toContain('Of the 2 that were ticked 1 are done');
    form.delete('each');
    form.set('each-all', 'yes');
    const all = await perform(site(world), visitorOf(SEATS.second), form, 'en');
    expect(JSON.stringify(all)).toContain('Of the 4 that were ticked 3 are done');
    expect([...world.state.countersignatures.values()].slice(-4).map(({ status }) => status)).toEqual(
      Array(4).fill('given'),
    );
  });

  it('one’s own, and fewer than three, stand one by one', () => {
    expect(
      countersignatureSection.make(contextOf(asking(4), SEATS.lead)).some(({ id }) => id.startsWith('alike')),
    ).toBe(false);
    expect(
      countersignatureSection
        .make(contextOf(asking(2), SEATS.second))
        .some(({ id }) => id.startsWith('alike')),
    ).toBe(false);
  });
});
