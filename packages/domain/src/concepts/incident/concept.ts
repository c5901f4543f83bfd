import { concept } from '../../kernel/concept/concept.ts';
import { assessIncident, changeLevel, closeIncident, declareIncident } from './commands.ts';
import { evolveIncident } from './evolve.ts';
import { incidentFacts } from './facts.ts';
import { incidentNoticeKinds } from './notice-kinds.ts';
import { noticesOfIncident } from './notices.ts';
import { emptyIncidentRegister } from './state.ts';

export const incident = concept({
  name: 'incident',
  facts: incidentFacts,
  evolve: evolveIncident,
  register: emptyIncidentRegister,
  commands: [declareIncident, changeLevel, assessIncident, closeIncident],
  notices: noticesOfIncident,
  noticeKinds: incidentNoticeKinds,
});
