import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { incidentScope, knownArea, statedMoment } from '../../kernel/command/fields.ts';
import { phaseOf } from '../../kernel/command/phase.ts';
import { draft, type FactDraft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, refusal, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { isLower } from '../../kernel/response-level/response-level.ts';
import type { State } from '../../kernel/state/state.ts';
import { inBoth, nameSchema } from '../../kernel/words/words.ts';
import { whyNotAgain } from '../countersignature/again.ts';
import { incidentFacts } from './facts.ts';
import { twinsOf, whyNotWithin } from './parts.ts';
import { whyNotUntil } from './terms.ts';

const declared = incidentFacts['incident.declared'].schema;

export const declareIncident = defineCommand({
  name: 'incident.declare',
  function: 'coordinate',
  summary: { zh: '宣布突发事件', en: 'Declare an incident' },
  schema: declared.extend({
    incident: identifier.optional(),
    name: nameSchema,
    beganAt: declared.shape.beganAt.optional(),
    exercise: z.boolean().default(false),
    eventGrade: declared.shape.eventGrade.default(null),
    alertColour: declared.shape.alertColour.default(null),
    responseLevel: declared.shape.responseLevel.default(null),
    confirmed: confirmedField,
  }),
  example: {
    name: { zh: '新型冠状病毒肺炎疫情', en: 'COVID-19 outbreak' },
    type: 'public-health',
    area: '420000',
    responseLevel: 'I',
    legalBasis: '突发事件应对法',
    exercise: true,
  },
  scope: (_state, input, context) => {
    const area = knownArea(context, input.area);
    return area.ok ? accept({ incident: null, area: input.area, subject: null }) : area;
  },
  decide(state, input, context) {
    const incident = input.incident ?? context.newId('incident');
    if (state.incidents.has(incident) || incident === 'register') {
      return refuse('already-exists', { kind: 'incident', id: incident }, { field: 'incident' });
    }
    if (context.isExercise && !input.exercise) return refuse('exercise-clock', {}, { field: 'exercise' });
    if (input.within !== undefined) {
      const whole = state.incidents.get(input.within);
      const why = whyNotWithin(whole, input);
      if (why) return notWithin(input.within, why, input.area, whole?.area ?? '-');
    }
    const { insteadOf } = input;
    if (insteadOf !== undefined && state.incidents.get(insteadOf)?.endedOtherwise?.how !== 'undone')
      return refuse('not-undone', { incident: insteadOf }, { field: 'insteadOf' });
    const fault = whyNotUntil(input.expectedUntil, input.beganAt ?? context.now, state.country.clock);
    if (fault) return refuseAll([fault]);
    const beganAt = statedMoment(context, input.beganAt ?? context.now, 'beganAt');
    if (!beganAt.ok) return beganAt;
    const asked = askBack(input.confirmed);
    for (const { id, name: there, area } of twinsOf(state, input)) {
      const named = { zh: there.zh, en: there.en };
      const twin = { incident: id, named, area, declared: inBoth(input.name) };
      asked.ask(refusal('incident-twin', twin, { field: 'area' }), id);
    }
    if (asked.open.length > 0) return refuseAll(asked.open);
    const { within, confirmed: _confirmed, ...said } = input;
    const name = inBoth(input.name);
    const fact = {
      ...said,
      name,
      incident,
      beganAt: beganAt.value,
      ...(within === undefined ? {} : { within }),
      ...asked.said(),
    };
    return decided([draft(incident, 'incident.declared', fact)], { incident });
  },
});

function notWithin(
  whole: string,
  why: NonNullable<ReturnType<typeof whyNotWithin>>,
  area: string,
  of: string,
) {
  if (why === 'unknown') return refuse('not-found', { kind: 'incident', id: whole }, { field: 'within' });
  if (why === 'closing' || why === 'closed')
    return refuse(`incident-${why}`, { id: whole }, { field: 'within' });
  return why === 'outside'
    ? refuse('area-outside', { area, of }, { field: 'area' })
    : refuse('exercise-mixed', { incident: whole }, { field: 'exercise' });
}

export const changeLevel = defineCommand({
  name: 'incident.change-level',
  // At three in the morning it acts at once; a lower level waits for the second person, who has proved who he is.
  isFinal: false,
  function: 'coordinate',
  summary: { zh: '调整响应级别', en: 'Change the response level' },
  schema: incidentFacts['incident.level-changed'].schema,
  example: { incident: 'covid-2020', responseLevel: 'II', reason: '疫情缓解 / the outbreak abates' },
  scope: incidentScope,
  countersigned: (state, { incident, responseLevel }) =>
    isLower(responseLevel, state.incidents.get(incident)?.responseLevel ?? null),
  decide(state, input, { actor, now }, incident) {
    const { responseLevel, levelLapsed } = incident;
    if (responseLevel === input.responseLevel) return refuse('unchanged', {}, { field: 'responseLevel' });
    if (phaseOf(incident) === 'closing' && !isLower(input.responseLevel, responseLevel))
      return refuse('incident-closing', { id: input.incident }, { field: 'responseLevel' });
    const fault = whyNotUntil(input.expectedUntil, now, state.country.clock);
    if (fault) return refuseAll([fault]);
    const again = isLower(input.responseLevel, responseLevel)
      ? null
      : whyNotAgain(state, incident, levelLapsed, actor, now);
    if (again) return refuseAll([again]);
    return decided([draft(input.incident, 'incident.level-changed', input)]);
  },
});

/** A lone duty officer at three in the morning is never stuck; in the morning somebody else looks. */
export const confirmLevel = defineCommand({
  name: 'incident.confirm-level',
  function: 'coordinate',
  summary: { zh: '复核响应级别', en: 'Confirm the raised level' },
  schema: z.strictObject({ incident: identifier }),
  example: { incident: 'covid-2020' },
  scope: incidentScope,
  decide: (_state, { incident }, _context, { levelToConfirm, responseLevel }) =>
    levelToConfirm === null || responseLevel === null
      ? refuse('unchanged', {}, { field: 'incident' })
      : decided([draft(incident, 'incident.level-confirmed', { incident, responseLevel })]),
});

/** The levels whose time has come without a second person; the clock says so. */
export const levelsLapsed = (state: State, now: string): FactDraft[] =>
  [...state.levelsToConfirm].flatMap((id) => {
    const waiting = state.incidents.get(id)?.levelToConfirm;
    return waiting && waiting.until <= now
      ? [draft(id, 'incident.level-lapsed', { incident: id, responseLevel: waiting.before })]
      : [];
  });

export const assessIncident = defineCommand({
  name: 'incident.assess',
  function: 'coordinate',
  summary: { zh: '评定事件等级与预警', en: 'Assess grade and alert' },
  schema: incidentFacts['incident.assessed'].schema,
  example: {
    incident: 'covid-2020',
    eventGrade: 'exceptionally-major',
    alertColour: null,
    reason: '国家卫生健康委评定 / assessed by the National Health Commission',
  },
  scope: incidentScope,
  decide(_state, input, _context, incident) {
    if (incident.eventGrade === input.eventGrade && incident.alertColour === input.alertColour)
      return refuse('unchanged', {}, { field: 'eventGrade' });
    return decided([draft(input.incident, 'incident.assessed', input)]);
  },
});
