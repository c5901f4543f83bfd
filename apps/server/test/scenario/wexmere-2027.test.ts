import { findPersonalData, type IncidentState, localMinute } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../../cli/src/audit/audit.ts';
import { Application } from '../../src/application/application.ts';
import { loadScenario, readScenario } from '../../src/scenario/load.ts';
import { serve } from '../../src/server/serve.ts';
import { dataFolder } from '../support/databases.ts';

const ID = 'wexmere-flood';

/** The country is a setting: the same program keeps the record of an English flood, from declaration to closing. */
describe('the exercise wexmere-2027', () => {
  let application: Application;
  let incident: IncidentState;
  const all = <Each>(map: ReadonlyMap<string, Each>): Each[] => [...map.values()];

  beforeAll(async () => {
    application = await Application.open({ folder: dataFolder(), country: 'GB' });
    await loadScenario(application, 'wexmere-2027');
    incident = application.state.incidents.get(ID) as IncidentState;
  });
  afterAll(() => application.close());

  it('says in the first fact of its journal that it is kept in England, and goes by that clock and currency', () => {
    expect(application.state.country).toEqual({
      ...{ code: 'GB', clock: 'Europe/London', currency: 'GBP', language: 'en' },
    });
    expect(incident.clock).toBe('Europe/London');
    // The clocks went forward in its second night: noon of the fourth day is eleven in Greenwich.
    expect(localMinute(incident.closedAt as string, incident.clock)).toBe('2027-03-29 12:00');
    expect(incident.closedAt).toBe('2027-03-29T11:00:01.000Z');
  });

  it('has the areas of its county and none of China’s', () => {
    expect(application.areas.get('920103')?.name.en).toBe('Millbridge Parish');
    expect(application.areas.has('420100')).toBe(false);
    expect(application.areas.get('000000')?.name.en).toBe('England');
  });

  it('is judged by English law: what is owed cites acts of Parliament, and no platform is designated', () => {
    const { rules } = application.duties;
    const cited = new Set(
      application.duties.of(ID).flatMap((duty) => duty.cited.map(({ rule }) => rules.byId.get(rule)?.law.en)),
    );
    expect(cited).toContain('Civil Contingencies Act 2004');
    expect(cited).toContain('Charity Commission guidance CC40: disaster appeals');
    expect([...rules.byId.keys()].filter((id) => id.startsWith('CN-'))).toEqual([]);
    expect(rules.platforms).toBeNull();
    expect([...application.planLibrary.keys()]).toEqual(['gb-flood']);
  });

  it('goes the whole way: needs, gifts in kind and in pounds, two allocations, all signed for but three', () => {
    expect(all(incident.needs).length).toBe(12);
    expect(all(incident.runs).map(({ status }) => status)).toEqual(['approved', 'approved']);
    const shipments = all(incident.shipments);
    expect(shipments.length).toBeGreaterThanOrEqual(6);
    for (const { status } of shipments) expect(status).not.toBe('in-transit');
    const [fund] = all(incident.donations).filter(({ money }) => money !== null);
    expect(fund?.money).toEqual({ currency: 'GBP', amount: 2_500_000 });
    expect(all(incident.payments)).toMatchObject([
      { status: 'approved', currency: 'GBP', amount: 880_000, supplier: { creditCode: 'GB-COH-00000000' } },
    ]);
  });

  it('a figure typed wrong was put right by two, a complaint was upheld, and beds went to whoever complained', () => {
    const [wool] = all(incident.donations).filter(
      ({ donor }) => donor.kind === 'organisation' && donor.donor === 'wool-guild',
    );
    const blankets = all(incident.lots).find(({ donation }) => donation === wool?.id);
    expect(blankets?.amount).toBe(150);
    expect(all(incident.complaints)).toMatchObject([{ answer: { outcome: 'upheld', by: 'wexmere-county' } }]);
    const beds = all(incident.shipments).flatMap(({ facility, lines }) =>
      lines.flatMap(({ item, received }) => (item === 'camp-bed' ? [[facility, received]] : [])),
    );
    expect(beds).toEqual([['stourton', 60]]);
  });

  it('is closed with an owner for each thing that is left: goods, money, mandates', () => {
    expect(all(incident.residues).map(({ line, owner, status }) => [line, owner, status])).toEqual([
      ['stock', 'wexmere-relief', 'accepted'],
      ['money', 'wexmere-relief', 'accepted'],
      ['mandates', 'wexmere-county', 'accepted'],
    ]);
  });

  it('two volunteers laid sandbags for five hours and a half', () => {
    const [task] = all(incident.tasks);
    expect(task).toMatchObject({ title: { en: 'Fill and lay sandbags at Mill Lane' }, peopleNeeded: 2 });
    expect(all(incident.volunteers)).toHaveLength(2);
  });

  it('was told to the public in a notice and two numbered reports', () => {
    const published = all(incident.releases).filter(({ status }) => status === 'published');
    expect(published.map(({ content }) => content.kind)).toEqual(['notice', 'goods-report', 'goods-report']);
  });

  it('holds nothing that looks like a number of a person, and English stands first in each of its names', async () => {
    const { scenario, steps } = await readScenario('wexmere-2027');
    expect(textsIn(steps.map(({ input }) => input)).flatMap(findPersonalData)).toEqual([]);
    for (const name of [scenario.name, scenario.authority.name]) expect(name.en).toMatch(/^Wexmere/);
    const moments = steps.map(({ at }) => Date.parse(at));
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  });

  it('is not played on a system of another country, nor this journal opened as one', async () => {
    const elsewhere = await Application.open({ folder: dataFolder() });
    await expect(loadScenario(elsewhere, 'wexmere-2027')).rejects.toThrow(
      'wexmere-2027 plays in GB; this system is set to CN',
    );
    await elsewhere.close();
    const again = await Application.on(application.database, { folder: application.folder, country: 'CN' });
    expect(again.country.code).toBe('GB');
    expect(again.state.position).toBe(application.state.position);
  });

  it('there is no system of a country that nobody has a pack of', async () => {
    await expect(Application.open({ folder: dataFolder(), country: 'FR' })).rejects.toThrow(
      /no pack of FR in data\/countries; there are CN, GB/,
    );
  });
});

describe('a site of it', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    site = await serve({
      ...{ port: 0, host: '127.0.0.1', folder: dataFolder(), databaseUrl: undefined },
      scenario: 'wexmere-2027',
    });
  });
  afterAll(() => site?.close());

  it('is audited from outside by the law of the country that its log names', async () => {
    const result = await audit({ url: site.url, key: undefined, onProgress: () => {} });
    expect(result.entries).toBeGreaterThan(150);
    expect(result.compared).toBeGreaterThanOrEqual(13);
  });
});

/** Each text in it, apart: beside the name of its field an organisation's would read like a person's. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
