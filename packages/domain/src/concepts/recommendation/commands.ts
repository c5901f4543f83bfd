import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { isInForce } from '../mandate/force.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import { recommendationFacts } from './facts.ts';

const { recommendation: _recommendation, ...said } = recommendationFacts['recommendation.made'].schema.shape;

/** Everybody who had a part says what should be otherwise, under the mandate of that part; also when the response is over. */
const ownPart = (state: State, input: { readonly incident: string }, { actor, now }: Context) => {
  const own = mandatesHeldBy(state, actor.organisation).find(
    (each) => (each.incident === null || each.incident === input.incident) && isInForce(state, each, now),
  );
  return own ? { mandate: own.id } : null;
};

export const makeRecommendation = defineCommand({
  name: 'recommendation.make',
  outlives: true,
  function: 'coordinate',
  summary: { zh: '提出改进建议', en: 'Recommend what should change' },
  schema: z.strictObject({ incident: identifier, ...said, plan: said.plan.default(null) }),
  example: {
    incident: 'covid-2020',
    plan: 'cn-public-health',
    about: 'function',
    explanation: '运输职能空缺六天，应事先指定 / nobody carried for six days: assign it beforehand',
  },
  scope(state, input) {
    const incident = existing(state.incidents, input.incident, 'incident', 'incident');
    return incident.ok
      ? accept({ incident: input.incident, area: incident.value.area, subject: null })
      : incident;
  },
  ownRight: ownPart,
  decide(state, { incident, ...input }, context) {
    if (input.plan !== null && !state.plans.has(input.plan))
      return refuse('not-found', { kind: 'plan', id: input.plan }, { field: 'plan' });
    const recommendation = context.newId('recommendation');
    return decided([draft(incident, 'recommendation.made', { recommendation, ...input })], {
      recommendation,
    });
  },
});
