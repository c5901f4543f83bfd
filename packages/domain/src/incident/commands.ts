import { z } from 'zod';
import { decided, defineCommand } from '../command/command.ts';
import { incidentScope, knownArea, statedMoment } from '../command/fields.ts';
import { draft } from '../fact/fact.ts';
import { identifier } from '../fact/fields.ts';
import { accept, refuse } from '../refusal/refusal.ts';
import { incidentFacts } from './facts.ts';

const declared = incidentFacts['incident.declared'];

export const declareIncident = defineCommand({
  name: 'incident.declare',
  function: 'coordinate',
  summary: { zh: '宣布突发事件', en: 'Declare an incident' },
  schema: declared.extend({
    incident: identifier.optional(),
    beganAt: declared.shape.beganAt.optional(),
    exercise: z.boolean().default(false),
    eventGrade: declared.shape.eventGrade.default(null),
    alertColour: declared.shape.alertColour.default(null),
    responseLevel: declared.shape.responseLevel.default(null),
  }),
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
    const beganAt = statedMoment(context, input.beganAt ?? context.now, 'beganAt');
    if (!beganAt.ok) return beganAt;
    const fact = { ...input, incident, beganAt: beganAt.value };
    return decided([draft(incident, 'incident.declared', fact)], { incident });
  },
});

export const changeLevel = defineCommand({
  name: 'incident.change-level',
  function: 'coordinate',
  summary: { zh: '调整响应级别', en: 'Change the response level' },
  schema: incidentFacts['incident.level-changed'],
  scope: incidentScope,
  decide: (_state, input) => decided([draft(input.incident, 'incident.level-changed', input)]),
});

export const closeIncident = defineCommand({
  name: 'incident.close',
  function: 'coordinate',
  summary: { zh: '终止响应', en: 'Close the incident' },
  schema: incidentFacts['incident.closed'],
  scope: incidentScope,
  decide: (_state, input) => decided([draft(input.incident, 'incident.closed', input)]),
});
