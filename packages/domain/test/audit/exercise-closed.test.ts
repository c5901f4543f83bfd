import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decide, evolve, type Fact, finalReport, Replay, type State, whatIsLeft } from '@tongzhou/domain';
import { loadIntegerProgram } from '@tongzhou/integer-program';
import { beforeAll, describe, expect, it } from 'vitest';
import { AREAS, COUNTRY, DUTIES, ITEMS, World } from '../support/world.ts';

const LOGS = new URL('../logs/', import.meta.url);
const INCIDENT = 'hubei-2020';
const DUTY = { organisation: 'hubei-command', seat: 'hubei-command-duty' };
const APPROVAL = { organisation: 'hubei-command', seat: 'hubei-command-approval' };
const why = { incident: INCIDENT, reason: '终止' };

describe('the exercise, in the middle of which somebody would close it', () => {
  let state: State;
  let now: string;
  const world = new World();
  const act = (actor: typeof DUTY, command: string, input: object) => {
    const by = { ...world.by(actor), at: now, isExercise: true };
    const made = decide(state, { command, input }, by, world.around);
    if (made.ok) for (const fact of made.value.facts) evolve(state, fact);
    return made;
  };

  beforeAll(async () => {
    const integerProgram = await loadIntegerProgram();
    const replay = new Replay({
      items: ITEMS,
      areas: AREAS,
      country: COUNTRY,
      duties: DUTIES,
      integerProgram,
    });
    const name = readdirSync(LOGS).find((each) => each.includes('-exercise-')) as string;
    const lines = gunzipSync(readFileSync(new URL(name, LOGS)))
      .toString('utf8')
      .trimEnd()
      .split('\n');
    // To where most goods are on the road.
    let most = { at: 0, moving: 0 };
    for (const [at, line] of lines.entries()) {
      replay.take(line);
      const moving = replay.state.incidents.get(INCIDENT)?.shipmentsOpen.size ?? 0;
      if (moving > most.moving) most = { at, moving };
    }
    expect(most.moving).toBeGreaterThan(0);
    const again = new Replay({
      items: ITEMS,
      areas: AREAS,
      country: COUNTRY,
      duties: DUTIES,
      integerProgram,
    });
    // A decision is whole or not there.
    const end = lines.findIndex((line, at) => at > most.at && (JSON.parse(line) as Fact).decision);
    for (const line of lines.slice(0, end === -1 ? undefined : end)) again.take(line);
    state = again.state;
    now = state.at;
  });

  it('begins to close by two, and is told by name what is on the road, in store and owed by whom', () => {
    const asked = act(DUTY, 'incident.begin-closing', why);
    expect(asked.ok).toBe(true);
    expect(act(APPROVAL, 'countersignature.give', asked.ok ? asked.value.result : {}).ok).toBe(true);
    const refused = act(DUTY, 'incident.close', why);
    const incident = state.incidents.get(INCIDENT);
    if (!incident || refused.ok) throw new Error('it was closed');
    const named = refused.refusals.flatMap(({ code, parameters }) =>
      code === 'left-without-owner'
        ? [parameters as unknown as { line: string; shares: { kinds: { ids: string[] }[] }[] }]
        : [],
    );
    expect(named).toHaveLength(refused.refusals.length);
    const onTheRoad = named
      .filter(({ line }) => line === 'transit')
      .flatMap(({ shares }) => shares.flatMap(({ kinds }) => kinds.flatMap(({ ids }) => ids)));
    for (const id of [...incident.shipmentsOpen]
      .filter((each) => incident.shipments.get(each)?.status === 'in-transit')
      .slice(0, 1))
      expect(onTheRoad).toContain(id);
    expect(new Set(named.map(({ line }) => line))).toEqual(
      new Set(whatIsLeft(state, incident, now).map(({ line }) => line)),
    );
    expect([...new Set(named.map(({ line }) => line))]).toEqual(
      expect.arrayContaining(['stock', 'transit', 'mandates']),
    );
  });

  it('has a report that says the same of what remains', () => {
    const view = { ...world.view, state, now };
    const incident = state.incidents.get(INCIDENT);
    if (!incident) throw new Error('there is none');
    const { remains, goods, phase } = finalReport(view, INCIDENT);
    expect(phase).toBe('closing');
    expect(remains.flatMap(({ shares }) => shares.map(({ count }) => count))).toEqual(
      whatIsLeft(state, incident, now).map(({ count }) => count),
    );
    for (const row of goods)
      expect(row.received).toBe(
        row.quarantined + row.stock + row.reserved + row.inTransit + row.delivered + row.lost + row.returned,
      );
  });
});
