import { readFileSync } from 'node:fs';
import { type PlanTerms, planTerms } from '@tongzhou/domain';
import { SEATS, type World } from './world.ts';

/** A plan of `data/plans`. */
const standardPlan = (name: string): PlanTerms =>
  planTerms.parse(
    JSON.parse(readFileSync(new URL(`../../../../data/plans/${name}.json`, import.meta.url), 'utf8')),
  );

/** As Hubei takes it over: a plan is for the place of those who adopt it. */
export const HEALTH: PlanTerms = { ...standardPlan('cn-public-health'), area: '420000' };

/** Proposed by one seat of the lead agency, adopted by another. */
export function adopt(world: World, terms: unknown = HEALTH, reason = '年度修订'): number {
  const { proposal } = world.done(SEATS.lead, 'plan.propose', { terms, reason });
  return world.done(SEATS.second, 'plan.adopt', { proposal }).version as number;
}

/** Steps until nothing is in hand. Answers how many; throws where one is refused. */
export function carryOut(world: World, rowsMax = 1_000): number {
  for (let steps = 0; ; steps += 1) {
    const made = world.step(rowsMax);
    if (made === null) return steps;
    if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  }
}
