import { accept, DUTY_STATES, dutyRows, refuse } from '@tongzhou/domain';
import { z } from 'zod';
import { viewpointOf } from '../../application/viewpoint.ts';
import { defineQuery } from './query.ts';

/** The published view of that name, whole as an auditor computes it again, or those of one organisation or in one state. */
export const dutyQuery = defineQuery({
  path: '/incidents/{incident}/duties',
  summary: {
    zh: '义务：谁应在何时之前做什么，依据哪条法律',
    en: 'Duties: who owes what until when, under which law',
  },
  parameters: z.object({
    incident: z.string().max(120),
    organisation: z.string().max(120).optional(),
    state: z.enum(DUTY_STATES).optional(),
  }),
  answer(application, { incident, organisation, state }) {
    if (!application.state.incidents.has(incident))
      return refuse('not-found', { kind: 'incident', id: incident }, { field: 'incident' });
    if (organisation !== undefined && !application.state.organisations.has(organisation))
      return refuse('not-found', { kind: 'organisation', id: organisation }, { field: 'organisation' });
    const view = viewpointOf(application);
    const exercise = view.state.incidents.get(incident)?.exercise ?? false;
    const head = {
      view: 'duties' as const,
      incident,
      exercise,
      position: view.state.publicPosition,
      now: view.now,
    };
    return accept({ ...head, data: dutyRows(view, incident, { organisation, state }) });
  },
});
