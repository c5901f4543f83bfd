import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Area, PlanTerms } from '@tongzhou/domain';
import { Application } from '../../apps/server/src/application/application.ts';
import { HEALTH } from '../../packages/domain/test/support/plans.ts';

const PROVINCES = [
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
  62, 63, 64, 65,
];
const PREFECTURES = 340;
const HOSPITALS = 3_000;
const ORGANISATIONS = 10_000;
const TASKS_EACH = 10;
export const LEAD = { organisation: 'state-council', seat: 'duty' };
const SECOND = { organisation: 'state-council', seat: 'approval' };
export const INCIDENT = 'national';

const prefectures = Array.from({ length: PREFECTURES }, (_, index) => {
  const province = PROVINCES[index % PROVINCES.length] as number;
  return `${province}${String(1 + Math.floor(index / PROVINCES.length)).padStart(2, '0')}00`;
});
const county = (index: number): string =>
  `${(prefectures[index % PREFECTURES] as string).slice(0, 4)}${String(1 + (Math.floor(index / PREFECTURES) % 60)).padStart(2, '0')}`;

/** The standard plan, with ten first tasks for each of the other organisations, which are communities. */
const plan: PlanTerms = {
  ...HEALTH,
  plan: 'national',
  area: '000000',
  tasks: Array.from({ length: TASKS_EACH }, (_, index) => ({
    ...(HEALTH.tasks[0] as PlanTerms['tasks'][number]),
    entry: `task-${index}`,
    of: 'community-service',
  })),
};

export async function done(application: Application, actor: typeof LEAD, name: string, input: object) {
  const outcome = await application.execute(actor, name, input);
  if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.refusals)}`);
  return outcome.result as Record<string, unknown>;
}

/** A country before its plan is activated: 31 provinces, 340 prefectures, 3,000 hospitals, 10,000 communities. */
export async function country(databaseUrl: string | undefined): Promise<Application> {
  const application = await Application.open({
    folder: mkdtempSync(join(tmpdir(), 'tongzhou-bench-')),
    databaseUrl,
  });
  // The project's own areas are those of Hubei: the country's codes are made here.
  const areas = application.areas as Map<string, Area>;
  const known = [...PROVINCES.map((each) => `${each}0000`), ...prefectures];
  for (let index = 0; index < PREFECTURES * 60; index += 1) known.push(county(index));
  for (const code of known) areas.set(code, { code, name: { zh: code, en: code }, parent: null });
  const bare = { externalKeys: [], facilityClass: null, socialCreditCode: null, address: null, source: null };
  await application.establish({
    ...bare,
    organisation: LEAD.organisation,
    name: { zh: '国务院', en: 'State Council' },
    kind: 'government',
    area: '000000',
    legalBasis: '突发事件应对法',
  });
  const rows: object[] = [];
  const add = (organisation: string, kind: string, area: string, facilityClass: string | null = null) =>
    rows.push({
      ...bare,
      organisation,
      name: { zh: organisation, en: organisation },
      kind,
      area,
      facilityClass,
    });
  for (const province of PROVINCES) {
    add(`government-${province}`, 'government', `${province}0000`);
    add(`cdc-${province}`, 'disease-control', `${province}0000`);
  }
  for (const code of prefectures) {
    add(`government-${code}`, 'government', code);
    add(`cdc-${code}`, 'disease-control', code);
  }
  for (let index = 0; index < HOSPITALS; index += 1)
    add(`hospital-${index}`, 'health-facility', county(index), index % 3 === 0 ? 'general' : 'designated');
  for (let index = 0; index < ORGANISATIONS; index += 1)
    add(`organisation-${index}`, 'community', county(index));
  await Promise.all(rows.map((each) => done(application, LEAD, 'organisation.register', each)));
  await done(application, LEAD, 'incident.declare', {
    incident: INCIDENT,
    name: { zh: '全国疫情', en: 'National epidemic' },
    type: 'public-health',
    area: '000000',
    legalBasis: '突发公共卫生事件应对法',
  });
  await Promise.all(
    Array.from({ length: HOSPITALS / 2 }, (_, index) =>
      done(application, LEAD, 'facility.report-load', {
        incident: INCIDENT,
        facility: `hospital-${index * 2}`,
        loads: [{ setting: 'isolation', patients: 20 + (index % 50), beds: 60 }],
        source: '日报',
      }),
    ),
  );
  const { proposal } = await done(application, LEAD, 'plan.propose', { terms: plan, reason: 'bench' });
  await done(application, SECOND, 'plan.adopt', { proposal });
  return application;
}
