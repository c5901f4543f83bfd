import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT, receiveMasks, SEATS, stateNeed } from '../support/small-world.ts';
import { openSite, type Site } from './support.ts';

let site: Site;
let lines: string;
beforeAll(async () => {
  site = await openSite();
  await receiveMasks(site.application, 1_000);
  await stateNeed(site.application, SEATS.union, 1_000);
  await stateNeed(site.application, SEATS.renai, 900, 'general-ward');
  const { body } = await site.send('lead', 'allocation.propose', { incident: INCIDENT });
  lines = `/api/v1/incidents/${INCIDENT}/allocations/${body.result.run}/lines`;
});
afterAll(() => site.application.close());

describe('the lines of an allocation, for a program and for a spreadsheet', () => {
  it('say what each need counted for, and by what the goods went to another', async () => {
    const { status, body } = await site.ask(lines);
    expect(status).toBe(200);
    expect(body.data).toMatchObject([
      { facility: { id: 'union' }, amount: 1_000 },
      {
        ...{ facility: { id: 'renai' }, amount: 0, bound: 'stock-exhausted' },
        figures: { asked: 900, provided: 0, evidence: 'self-declared', old: false, weightPercent: 100 },
        outbid: { facility: { id: 'union' }, by: 'setting' },
      },
    ]);
    const response = await site.api.request(`${lines}.csv`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    const [header = [], ...rows] = (await response.text())
      .replace(/^\ufeff/, '')
      .trim()
      .split('\r\n')
      .map((row) => row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    const of = (row: readonly string[] | undefined, name: string) => row?.[header.indexOf(name)];
    expect(rows.map((row) => of(row, 'amount'))).toEqual(['1000', '0']);
    expect(of(rows[1], 'last_went_to')).toBe('union');
    expect(of(rows[1], 'last_by_zh')).toBe('公约中那类场所在先');
    expect(of(rows[1], 'last_by_en')).toBe('the charter puts that setting first');
    expect(of(rows[1], 'evidence_weight_percent')).toBe('100');
  });

  it('of a run or an incident that is not there are not found', async () => {
    for (const [path, field] of [
      [lines.replace(/allocations\/[^/]+/, 'allocations/run-0'), 'run'],
      [lines.replace(INCIDENT, 'nowhere'), 'incident'],
    ] as const)
      for (const ending of ['', '.csv'])
        expect(await site.ask(`${path}${ending}`)).toMatchObject({ status: 404, body: { field } });
  });
});
