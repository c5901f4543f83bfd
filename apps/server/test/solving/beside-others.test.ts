import { setImmediate as turn } from 'node:timers/promises';
import { currentCharter } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearer, openSite, type Site } from '../api/support.ts';
import { byTwo, done, INCIDENT, receiveMasks, SEATS, stateNeed } from '../support/small-world.ts';

const valueOfCover = {
  ...{ fairness: 'weighted', substituteLoss: 1, distanceLoss: 1 },
  settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
  curve: [
    { days: 3, worth: 10 },
    { days: 7, worth: 5 },
  ],
};
const handling = { wholePacks: true, leastUnits: 10, offeredTransportOnly: false };

let site: Site;
beforeAll(async () => {
  site = await openSite();
  const { application } = site;
  const incident = application.state.incidents.get(INCIDENT);
  const terms = { ...(incident && currentCharter(incident)?.terms), valueOfCover, handling };
  const adopted = { incident: INCIDENT, agreement: 'test', participants: ['lead'], terms };
  await done(byTwo(application, SEATS.lead, 'charter.adopt', adopted));
  for (let at = 0; at < 40; at += 1) await receiveMasks(application, 100 + at);
  for (const setting of ['isolation', 'fever-clinic', 'general-ward', 'community'])
    await stateNeed(application, SEATS.union, 900, setting);
});
afterAll(() => site.application.close());

const propose = () => site.application.execute(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
const notice = (at: number) =>
  site.application.execute(SEATS.lead, 'opinion.notice', {
    incident: INCIDENT,
    question: { zh: `口罩去了哪里？${at}`, en: `Where did they go? ${at}` },
    source: '热线',
  });

describe('an allocation that takes long', () => {
  it('is solved while others are answered, and is a run like any other', async () => {
    let isDone = false;
    const proposing = propose().finally(() => {
      isDone = true;
    });
    let between = 0;
    for (let at = 0; !isDone && at < 1_000; at += 1, await turn()) {
      await done(notice(at));
      if (!isDone) between += 1;
    }
    const outcome = await proposing;
    expect(outcome).toMatchObject({ ok: true });
    expect(between).toBeGreaterThan(5);
    const run =
      outcome.ok && site.application.state.incidents.get(INCIDENT)?.runs.get(outcome.result.run as string);
    expect(run).toMatchObject({ method: 'computed', solver: expect.stringContaining('handled') });
  });

  it('is refused, with what to do, where what there is changes again and again meanwhile; nothing is done', async () => {
    const runs = () => site.application.state.incidents.get(INCIDENT)?.runs.size;
    const before = runs();
    let isDone = false;
    const proposing = site
      .ask('/api/v1/commands/allocation.propose', {
        method: 'POST',
        headers: bearer(site.tokens.lead),
        body: JSON.stringify({ incident: INCIDENT }),
      })
      .finally(() => {
        isDone = true;
      });
    // Each on a turn of its own, as requests come.
    for (let at = 0; !isDone && at < 2_000; at += 1, await turn())
      await done(stateNeed(site.application, SEATS.union, 700 + (at % 90)));
    const { status, headers, body } = await proposing;
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('2');
    expect(body).toMatchObject({ code: 'allocation-not-ready', parameters: { why: 'changed' } });
    expect(runs()).toBe(before);
  });

  it('so are other terms, and both answer that they are not ready once the server stops', async () => {
    const trying = () =>
      site.ask(`/api/v1/incidents/${INCIDENT}/what-if`, {
        method: 'POST',
        headers: bearer(site.tokens.approver),
        body: JSON.stringify({ reservePercent: 20 }),
      });
    expect(await trying()).toMatchObject({ status: 200, body: { data: { charterVersion: 2 } } });
    const waiting = [propose(), trying()] as const;
    await notice(5_000);
    await site.application.solvers.close();
    expect(await waiting[0]).toMatchObject({
      refusals: [{ code: 'allocation-not-ready', parameters: { why: 'stopping' } }],
    });
    expect(await waiting[1]).toMatchObject({ status: 503, body: { parameters: { why: 'stopping' } } });
  });
});
