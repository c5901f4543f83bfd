import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dutyRows } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { viewpointOf } from '../../src/application/viewpoint.ts';
import { INCIDENT, openSmallWorld, receiveMasks } from '../support/small-world.ts';
import { openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await receiveMasks(site.application, 1_000);
});
afterAll(() => site.application.close());

const ask = (query = '') => site.ask(`/api/v1/incidents/${INCIDENT}/duties${query}`);

describe('the duties of an incident', () => {
  it('name who owes what until when, and the law, as the public facts give them', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body).toMatchObject({ view: 'duties', incident: INCIDENT });
    expect(body.position).toBe(site.application.state.publicPosition);
    const row = body.data.rows.find((each: { kind: string }) => each.kind === 'publish-receipts');
    expect(row).toMatchObject({ state: 'open', owing: [{ id: 'red-cross' }] });
    expect(row.cited.map((each: { rule: string }) => each.rule)).toContain('CN-CL-72a');
    const rule = body.data.rules.find((each: { id: string }) => each.id === 'CN-CL-72a');
    expect(rule).toMatchObject({ article: '72', within: { days: 5 }, checked: true });
    const view = { ...viewpointOf(site.application), now: body.now };
    expect(body.data).toEqual(JSON.parse(JSON.stringify(dutyRows(view, INCIDENT))));
  });

  it('can be asked for one organisation, or in one state; a name that is not there is said to be missing', async () => {
    const all = (await ask()).body.data;
    const lead = (await ask('?organisation=lead')).body.data.rows;
    const others = (await ask('?organisation=red-cross')).body.data.rows;
    expect(lead.length + others.length).toBe(all.rows.length);
    expect(lead.every((row: { owing: { id: string }[] }) => row.owing[0]?.id === 'lead')).toBe(true);
    expect((await ask('?state=open')).body.data.rows).toHaveLength(all.counts.open);
    expect((await ask('?state=breached')).body.data.rows).toEqual([]);
    expect((await ask('?organisation=nobody')).status).toBe(404);
    expect(await ask('?state=done')).toMatchObject({ status: 422, body: { field: 'state' } });
    expect((await site.ask('/api/v1/incidents/nowhere/duties')).status).toBe(404);
  });

  it('are the same after a restart: the book is worked out again from the journal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongzhou-duties-'));
    const first = await openSmallWorld(undefined, folder);
    await receiveMasks(first, 500);
    const now = first.clock.now().toISOString();
    const before = dutyRows({ ...viewpointOf(first), now }, INCIDENT);
    expect(before.rows.length).toBeGreaterThan(3);
    await first.close();
    const second = await Application.open({ folder });
    expect(dutyRows({ ...viewpointOf(second), now }, INCIDENT)).toEqual(before);
    await second.close();
  });
});
