import { MEASURING_TERMS } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT, receiveMasks, SEATS, stateNeed } from '../support/small-world.ts';
import { bearer, openSite, type Site } from './support.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await receiveMasks(site.application, 1_000);
  await stateNeed(site.application, SEATS.union, 800);
  await stateNeed(site.application, SEATS.renai, 900, 'general-ward');
});
afterAll(() => site.application.close());

const whatIf = (input: unknown, token: string | null = site.tokens.approver, incident = INCIDENT) =>
  site.ask(`/api/v1/incidents/${incident}/what-if`, {
    method: 'POST',
    headers: token === null ? { 'content-type': 'application/json' } : bearer(token),
    body: JSON.stringify(input),
  });

describe('what if', () => {
  it('tells who would get more and who less, and changes nothing', async () => {
    const { position } = site.application.state;
    const { status, body } = await whatIf({
      valueOfCover: {
        ...MEASURING_TERMS,
        settingWeights: { isolation: 1, 'fever-clinic': 1, 'general-ward': 100, community: 1 },
      },
    });
    expect(status).toBe(200);
    const by = Object.fromEntries(
      body.data.differences.map((row: { facility: { id: string }; before: number; after: number }) => [
        row.facility.id,
        [row.before, row.after],
      ]),
    );
    expect(by).toEqual({ union: [800, 100], renai: [200, 900] });
    expect(body.data.after.joint.worth).toBeGreaterThan(body.data.before.worth);
    expect(site.application.state.position).toBe(position);
  });

  it('a reserve stays with its owner; the same terms make no difference', async () => {
    const { body } = await whatIf({ reservePercent: 90 });
    expect(
      body.data.differences.reduce(
        (sum: number, row: { after: number; before: number }) => sum + row.before - row.after,
        0,
      ),
    ).toBe(900);
    expect((await whatIf({})).body.data.differences).toEqual([]);
  });

  it('is for seats, with terms that can be; an incident that is not there is said to be missing', async () => {
    expect((await whatIf({}, null)).status).toBe(401);
    expect(await whatIf({ reservePercent: 101 })).toMatchObject({
      status: 422,
      body: { field: 'reservePercent' },
    });
    expect((await whatIf({ prefer: 'friends' })).status).toBe(422);
    const falling = {
      ...MEASURING_TERMS,
      curve: [
        { days: 3, worth: 10 },
        { days: 1, worth: 20 },
      ],
    };
    expect((await whatIf({ valueOfCover: falling })).status).toBe(422);
    expect((await whatIf({}, site.tokens.approver, 'none')).status).toBe(404);
  });
});

describe('a charter of worth', () => {
  it('computes the next run by it, names the solver, tells the next in line, and is audited as such', async () => {
    const before = site.application.state.incidents.get(INCIDENT)?.charters.at(-1)?.terms;
    const adopted = await site.send('lead', 'charter.adopt', {
      incident: INCIDENT,
      agreement: '试行',
      participants: ['lead'],
      terms: { ...before, valueOfCover: { ...MEASURING_TERMS, fairness: 'max-min' } },
    });
    expect(adopted.status).toBe(201);
    const proposed = await site.send('lead', 'allocation.propose', { incident: INCIDENT });
    expect(proposed.status).toBe(201);
    const run = site.application.state.incidents.get(INCIDENT)?.runs.get(proposed.body.result.run);
    expect(run).toMatchObject({ solver: 'value-of-cover/5', charterVersion: 2 });
    expect(run?.lines).toMatchObject([
      { amount: 800, rule: 'value-of-cover', bound: 'asked-for-less' },
      { amount: 200, rule: 'value-of-cover', bound: 'stock-exhausted', next: { amount: expect.any(Number) } },
    ]);
    const { body } = await site.ask(`/api/v1/incidents/${INCIDENT}/comparison`);
    expect(body.data).toMatchObject({ charterVersion: 2, joint: { excess: 0 }, firstCome: {}, siloed: {} });
  });
});
