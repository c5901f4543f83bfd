import type { Actor } from '@tongzhou/domain';
import { dutyRows } from '@tongzhou/domain';
import { dutyRules, hubei, INCIDENT, SEATS, World } from './world.ts';

export const CHARITY: Actor = SEATS.receiving;
const PAPER = { name: 'paper.pdf', sha256: 'a'.repeat(64) };

/** The Red Cross of the response shows a credential, and the lead agency confirms it. */
export function qualify(
  world: World,
  kind = 'public-fundraising',
  { organisation = 'red-cross', expiresOn = null as string | null, confirmed = true } = {},
): void {
  const actor = { organisation, seat: `${organisation}.desk` };
  const { credential } = world.done(actor, 'credential.present', {
    organisation,
    kind,
    reference: null,
    issuer: '民政部门',
    expiresOn,
    evidence: null,
  });
  if (confirmed)
    world.done(SEATS.lead, 'credential.check', { credential, outcome: 'confirmed', note: '登记册已查' });
}

/** The response at a moment, under the law of that day. */
export const on = (moment: string, country = 'CN'): World => hubei({}, new World(moment, dutyRules(country)));

export function qualified(moment: string, country = 'CN'): World {
  const world = on(moment, country);
  qualify(world);
  return world;
}

/** That the plan could not be filed first, as it is asked back under the law of 2016 and that of 2024. */
export const COULD_NOT_FILE_FIRST = ['CN-CL16-24', 'CN-CL-24.CN-MCA74-11'].map(
  (rules) => `filing-should-precede:planFiled=${rules}`,
);

export const PLAN = {
  incident: INCIDENT,
  title: { zh: '抗疫募捐', en: 'Appeal' },
  purpose: { zh: '购买防护物资', en: 'Protective equipment' },
  area: '420000',
  endsOn: null as string | null,
  surplus: '用于其他传染病防控',
  confirmed: COULD_NOT_FILE_FIRST,
};

export const start = (world: World, more: object = {}): string =>
  world.done(CHARITY, 'fundraising.start', { ...PLAN, ...more }).fundraising as string;

export const filing = (kind: string, about: string | null, more: object = {}) => ({
  incident: INCIDENT,
  organisation: 'red-cross',
  kind,
  about,
  to: '湖北省民政厅',
  paper: PAPER,
  ...more,
});
export const file = (world: World, kind: string, about: string | null, more: object = {}, actor = CHARITY) =>
  world.done(actor, 'submission.make', filing(kind, about, more));

/** The duties of a kind as they stand: state, until when, by which rules. */
export const duties = (world: World, kind: string) =>
  dutyRows(world.view, INCIDENT)
    .rows.filter((row) => row.kind === kind)
    .map(({ state, due, cited }) => ({ state, due, cited: cited.map(({ rule }) => rule) }));
export const states = (world: World, kind: string) => duties(world, kind).map(({ state }) => state);
export const code = (world: World, name: string, input: unknown, actor = CHARITY) =>
  world.refused(actor, name, input).map((each) => [each.code, each.field]);
