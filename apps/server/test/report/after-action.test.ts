import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import type { Application } from '../../src/application/application.ts';
import { servicesOf } from '../../src/services.ts';
import { done, INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

let application: Application;
let api: ReturnType<typeof createApi>;
const BASE = `/api/v1/incidents/${INCIDENT}/after-action`;

describe('the after-action review over the API', () => {
  beforeAll(async () => {
    application = await openSmallWorld();
    api = createApi(await servicesOf(application));
  });
  afterAll(() => application.close());

  const state = (amount: number) =>
    done(
      application.execute(SEATS.union, 'need.state', {
        incident: INCIDENT,
        facility: 'union',
        item: 'goggles',
        setting: 'isolation',
        quantity: { kind: 'exact', amount },
      }),
    );
  const needed = async () => {
    const { data } = (await (await api.request(BASE)).json()) as {
      data: { coverage: { item: { id: string }; points: { needed: number }[] }[] };
    };
    return data.coverage.find(({ item }) => item.id === 'goggles')?.points.at(-1)?.needed;
  };

  it('takes up what came since it was last asked, and nothing twice', async () => {
    expect(await needed()).toBeUndefined();
    await state(40);
    expect(await needed()).toBe(40);
    await state(70);
    const [one, other] = await Promise.all([needed(), needed()]);
    expect([one, other]).toEqual([70, 70]);
  });

  it('gives each part as a table, and refuses one that there is not', async () => {
    for (const table of ['duties', 'responses', 'functions', 'coverage', 'recommendations']) {
      const answer = await api.request(`${BASE}/${table}.csv`);
      expect([table, answer.status, answer.headers.get('content-type')]).toEqual([
        table,
        200,
        'text/csv; charset=utf-8',
      ]);
      expect((await answer.text()).split('\r\n').length).toBeGreaterThan(1);
    }
    expect((await api.request(`${BASE}/people.csv`)).status).toBe(404);
    expect((await api.request(`${BASE}/constructor.csv`)).status).toBe(404);
    expect((await api.request('/api/v1/incidents/nowhere/after-action')).status).toBe(404);
    expect((await api.request('/api/v1/incidents/nowhere/after-action/duties.csv')).status).toBe(404);
  });
});
