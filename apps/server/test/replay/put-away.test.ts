import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DutyBook, PUBLISHED_VIEWS, publishedViews, type State } from '@tongzhou/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endResponse } from '../../../../packages/domain/test/support/ending.ts';
import {
  allocate,
  confirm,
  dispatch,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  type World,
} from '../../../../packages/domain/test/support/world.ts';
import { Application } from '../../src/application/application.ts';
import { openDatabase } from '../../src/database/open.ts';
import { commitBatch } from '../../src/journal/batch.ts';
import { storedFact } from '../../src/journal/entry.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { SnapshotKeeper } from '../../src/replay/snapshot-keeper.ts';
import type { IncidentShelf } from '../../src/snapshot/shelf.ts';
import { dataFolder } from '../support/databases.ts';

const OTHER = 'incident-2';
const said: string[] = [];
let world: World;
let application: Application;
beforeEach(async () => {
  said.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words.map(String).join(' ')));
  world = twoEnded();
  application = await serverOf(world);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await application.close();
});

/** Two responses that have ended: one with gifts, orders and deliveries, one in which little happened. */
function twoEnded(): World {
  const made = hubei();
  for (let index = 0; index < 6; index += 1) {
    const wanted = need(made, 'union', 100 + index);
    const { lot } = receive(made, 100 + index);
    const { orders } = allocate(made, [{ need: wanted, lot: lot.id, amount: 100 + index }]);
    confirm(made, dispatch(made, orders[0] as string));
  }
  made.done(SEATS.lead, 'incident.declare', {
    ...{ incident: OTHER, name: { zh: '洪水', en: 'Flood' }, type: 'natural', area: '420100' },
    legalBasis: '突发事件应对法',
  });
  const why = { incident: OTHER, reason: '结束' };
  made.done(SEATS.lead, 'incident.begin-closing', why);
  made.done(SEATS.lead, 'incident.close', why);
  endResponse(made);
  return made;
}

async function serverOf({ facts }: World): Promise<Application> {
  const folder = dataFolder();
  const database = await openDatabase({ folder });
  await commitBatch(database, { facts: facts.map(storedFact), commands: [], transfers: [] }, null, null);
  await database.close();
  return Application.open({ folder });
}

async function snapshot(): Promise<string> {
  await (await PublicLog.open(application)).integrateAll();
  const position = await new SnapshotKeeper(application, 1).now();
  expect(position).not.toBeNull();
  return newest();
}

const newest = (): string => {
  const folder = join(application.folder, 'snapshots');
  return join(folder, readdirSync(folder).sort().at(-1) as string);
};

async function again(meanwhile: () => unknown = () => {}): Promise<void> {
  await application.close();
  meanwhile();
  application = await Application.open({ folder: application.folder });
}

const shelf = (): IncidentShelf => application.state.incidents as IncidentShelf;

/** Asks for nothing that anybody else asked for, twice: now it is quiet. */
function quiet(): void {
  application.tidyUp();
  application.tidyUp();
}

const answers = (state: State, duties: DutyBook): string[] =>
  [INCIDENT, OTHER].flatMap((incident) =>
    PUBLISHED_VIEWS.map((name) =>
      JSON.stringify(publishedViews[name]({ ...world.view, state, duties }, incident)),
    ),
  );
const answered = (): string[] => answers(application.state, application.duties);

async function byTwo(name: string, input: object): Promise<void> {
  const asked = await application.execute(SEATS.lead, name, input);
  if (!asked.ok) throw new Error(JSON.stringify(asked.refusals));
  const given = await application.execute(SEATS.second, 'countersignature.give', asked.result);
  if (!given.ok) throw new Error(JSON.stringify(given.refusals));
}

describe('a response that has ended and that nobody asks for', () => {
  it('leaves memory once a snapshot has it, and every published view is the same byte for byte', async () => {
    const before = answered();
    quiet();
    expect(shelf().asleep).toBe(0);
    await snapshot();
    quiet();
    expect(shelf().asleep).toBe(1);
    expect(answered()).toEqual(before);
    expect(shelf().reads).toBeGreaterThan(0);
    quiet();
    expect(answered()).toEqual(before);
  });

  it('is not read at a start, nor by lists, phases and clocks', async () => {
    const before = answered();
    await snapshot();
    await again();
    expect(shelf().asleep).toBe(1);
    const rows = [...application.state.incidents.values()].map(({ id, name, closedAt }) => [
      id,
      name,
      closedAt,
    ]);
    expect(rows.map(([id]) => id)).toEqual([INCIDENT, OTHER]);
    await application.expireDue();
    await application.closeDays();
    // What is still owed after the end runs out without it.
    const later = '2026-06-01T00:00:00.000Z';
    expect(application.duties.countStates(INCIDENT, later)).toEqual(
      world.duties.countStates(INCIDENT, later),
    );
    expect(shelf().reads).toBe(0);
    expect(answered()).toEqual(before);
  });

  it('is reopened as it was, stays in memory, and is so after a start', async () => {
    await snapshot();
    await again();
    await byTwo('incident.reopen', { incident: INCIDENT, reason: '疫情反弹' });
    expect(shelf().asleep).toBe(0);
    expect(application.state.incidents.get(INCIDENT)?.closedAt).toBeNull();
    quiet();
    expect(shelf().asleep).toBe(0);
    const { state } = await fromTheFirstFact();
    expect(
      structuredClone({ ...application.state, incidents: new Map(application.state.incidents) }),
    ).toEqual(state);
    // What was changed since stays until a snapshot has it, and a server that ends in between has lost nothing.
    const changed = answered();
    await again();
    expect(answered()).toEqual(changed);
    await snapshot();
    await again();
    expect(shelf().asleep).toBe(0);
    expect(answered()).toEqual(changed);
  });

  it('is changed as if it had been in memory by what is corrected of an organisation', async () => {
    await snapshot();
    await again();
    const correction = { organisation: 'union', area: '420106', reason: '地址登记有误' };
    const outcome = await application.execute(SEATS.lead, 'organisation.correct', correction);
    expect(outcome.ok).toBe(true);
    const { state } = await fromTheFirstFact();
    quiet();
    expect(
      structuredClone({ ...application.state, incidents: new Map(application.state.incidents) }),
    ).toEqual(state);
  });

  it('is left alone by what is corrected of an organisation that needs nothing in it', async () => {
    await snapshot();
    await again();
    const { reads } = shelf();
    const correction = { organisation: 'red-cross', area: '420102', reason: '地址登记有误' };
    expect(await application.execute(SEATS.lead, 'organisation.correct', correction)).toMatchObject({
      ok: true,
    });
    expect(shelf().reads).toBe(reads);
    expect(shelf().asleep).toBeGreaterThan(0);
  });

  it('is what the replay in the background makes of its facts', async () => {
    const before = answered();
    await snapshot();
    await again();
    expect(await new SnapshotKeeper(application, 0).now()).toBe(application.state.position);
    expect(application.fence.stopped).toBeNull();
    // Read from the later snapshot now.
    expect(answered()).toEqual(before);
    expect(said).toEqual([]);
  });
});

describe('what is put away and was changed on the disk', () => {
  /** The first block that is passed over at a start. */
  function forge(path: string): void {
    const file = readFileSync(path);
    const length = file.readUInt32BE(file.length - 36);
    const end = JSON.parse(file.subarray(file.length - 36 - length, file.length - 36).toString());
    let at = 0;
    for (const { bytes, of } of end.blocks) {
      if (of) break;
      at += bytes;
    }
    file[at + 9] = (file[at + 9] as number) ^ 1;
    writeFileSync(path, file);
  }

  it('is never believed: the server stops, and the next start makes it anew from the journal', async () => {
    const before = answered();
    const path = await snapshot();
    await again(() => forge(path));
    expect(shelf().asleep).toBe(1);
    expect(() => answered()).toThrow('damaged');
    expect(application.fence.stopped?.code).toBe('snapshot-differs');
    await again();
    expect(application.begunFrom).toBeNull();
    expect(answered()).toEqual(before);
  });

  it('is found by the replay where nobody asks', async () => {
    const path = await snapshot();
    await again(() => forge(path));
    expect(await new SnapshotKeeper(application, 0).now()).toBeNull();
    expect(application.fence.stopped?.code).toBe('snapshot-differs');
  });
});

async function fromTheFirstFact() {
  const folder = dataFolder();
  const database = await openDatabase({ folder });
  const rows = await application.database.sql.selectFrom('fact').selectAll().orderBy('position').execute();
  const facts = rows.map(({ body }) => storedFact(JSON.parse(body)));
  await commitBatch(database, { facts, commands: [], transfers: [] }, null, null);
  await database.close();
  const fresh = await Application.open({ folder });
  const state = structuredClone({ ...fresh.state, incidents: new Map(fresh.state.incidents) });
  await fresh.close();
  return { state };
}
