import { z } from 'zod';
import { decided, defineCommand, defineDeed } from '../../kernel/command/command.ts';
import { incidentScope } from '../../kernel/command/fields.ts';
import { CLOCK, isOfSystem } from '../../kernel/command/seats.ts';
import { draft, type FactDraft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { rulesOfActivation } from '../admission/rule.ts';
import { levelsLapsed } from '../incident/commands.ts';
import { countsOf, leftOf } from './left.ts';
import type { Activation } from './state.ts';

/** Those that one person has started and nobody has confirmed yet. */
export const activationsToConfirm = ({ plans }: IncidentState): Activation[] =>
  [...plans.values()].flatMap(({ activations }) =>
    activations.filter(({ confirmUntil }) => confirmUntil !== null),
  );

/** With the level, where the plan raised it. */
export const confirmActivation = defineCommand({
  name: 'plan.confirm',
  function: 'coordinate',
  summary: { zh: '复核启动预案', en: 'Confirm a started plan' },
  schema: z.strictObject({ incident: identifier, activation: identifier }),
  example: { incident: 'covid-2020', activation: 'activation-7f3k' },
  scope: incidentScope,
  decide(_state, { incident: id, activation }, _context, incident) {
    const found = activationsToConfirm(incident).find((each) => each.activation === activation);
    if (!found) return refuse('not-found', { kind: 'activation', id: activation }, { field: 'activation' });
    const { levelToConfirm, responseLevel } = incident;
    const raisedLevel =
      responseLevel !== null && levelToConfirm?.seat === found.startedBy && levelToConfirm.at === found.at
        ? [draft(id, 'incident.level-confirmed', { incident: id, responseLevel })]
        : [];
    const { plan } = found;
    return decided([draft(id, 'plan.activation-confirmed', { activation, plan }), ...raisedLevel]);
  },
});

/** What one person did at once and nobody else stood by in time. */
export function unconfirmed(state: State, now: string): FactDraft[] {
  const plans = [...state.activationsToConfirm].flatMap((id) => {
    const incident = state.incidents.get(id);
    if (!incident) return [];
    return activationsToConfirm(incident)
      .filter(({ confirmUntil }) => confirmUntil !== null && confirmUntil <= now)
      .flatMap((each) => [
        draft(id, 'plan.activation-lapsed', lapsing(incident, each)),
        ...rulesOfActivation(state, id, each.activation).map(({ version }) =>
          draft(id, 'admission-rule.lapsed', { incident: id, version, activation: each.activation }),
        ),
      ]);
  });
  return [...plans, ...levelsLapsed(state, now)];
}

const lapsing = (incident: IncidentState, activation: Activation) => ({
  activation: activation.activation,
  plan: activation.plan,
  ...countsOf(leftOf(incident, must(incident.plans, activation.plan, 'plan'), activation)),
});

/** The clock takes back what needed a second person and had none. */
export const lapseUnconfirmed = defineDeed({
  name: 'clock.lapse-unconfirmed',
  schema: z.strictObject({}),
  decide: (state, _input, { actor, now }) =>
    isOfSystem(state, actor, CLOCK)
      ? accept({ facts: unconfirmed(state, now), result: {}, mandate: null })
      : refuse('not-own-matter', { organisation: '-' }),
});
