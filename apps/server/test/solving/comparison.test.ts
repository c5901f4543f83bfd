import { setImmediate as turn } from 'node:timers/promises';
import { comparisonView, poseComparison } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { viewpointOf } from '../../src/application/viewpoint.ts';
import { Comparisons } from '../../src/solving/comparisons.ts';
import { openSite, type Site } from '../api/support.ts';
import { done, INCIDENT, receiveMasks, SEATS, stateNeed } from '../support/small-world.ts';

const LOTS = 420;

let site: Site;
beforeAll(async () => {
  site = await openSite();
  for (let at = 0; at < LOTS; at += 1) await receiveMasks(site.application, 100 + at);
  for (const setting of ['isolation', 'fever-clinic', 'general-ward', 'community'])
    await stateNeed(site.application, SEATS.union, 900, setting);
});
afterAll(() => site.application.close());

const PATH = `/api/v1/incidents/${INCIDENT}/comparison`;
const notice = (at: number) =>
  done(
    site.application.execute(SEATS.lead, 'opinion.notice', {
      incident: INCIDENT,
      question: { zh: `口罩去了哪里？${at}`, en: `Where did they go? ${at}` },
      source: '热线',
    }),
  );

describe('the published comparison of much', () => {
  it('is solved beside the writer, once for all who ask, and is what an auditor makes of it', async () => {
    const { application } = site;
    const view = viewpointOf(application);
    // More than is solved on the spot.
    expect(poseComparison(view, INCIDENT)?.problem.supplies.length).toBeGreaterThan(300);
    const solve = vi.spyOn(application.solvers, 'solve');
    const answers = Promise.all(Array.from({ length: 20 }, () => site.ask(PATH)));
    for (let at = 0; at < 3; at += 1, await turn()) await notice(at);
    const [first, ...others] = await answers;
    expect(first).toMatchObject({ status: 200, body: { view: 'comparison', incident: INCIDENT } });
    // Those that asked after the record had moved on share one more.
    expect(solve.mock.calls.length).toBeLessThanOrEqual(2);
    for (const { status, body } of others) {
      expect(status).toBe(200);
      expect(body.data).toEqual(first?.body.data);
    }
    expect(first?.body.data).toEqual(JSON.parse(JSON.stringify(comparisonView(view, INCIDENT))));
    solve.mockRestore();
  });

  it('is of the position that it says, and never of one before the question', async () => {
    for (let at = 10; at < 14; at += 1) {
      await notice(at);
      const { publicPosition } = site.application.state;
      const { body } = await site.ask(PATH);
      expect(body.position).toBeGreaterThanOrEqual(publicPosition);
    }
  });

  it('a page takes the last one for two seconds, whatever has happened meanwhile', async () => {
    const { application } = site;
    let ms = 0;
    const comparisons = new Comparisons(
      application.solvers,
      () => viewpointOf(application),
      () => ms,
    );
    const first = await comparisons.lately(INCIDENT);
    await notice(20);
    ms = 1_999;
    expect(await comparisons.lately(INCIDENT)).toBe(first);
    ms = 2_000;
    expect((await comparisons.lately(INCIDENT)).position).toBeGreaterThan(first.position);
  });

  it('is refused with what to do while it cannot be solved', async () => {
    await notice(30);
    await site.application.solvers.close();
    expect(await site.ask(PATH)).toMatchObject({ status: 503, body: { code: 'allocation-not-ready' } });
  });
});
