import { concept } from '../../kernel/concept/concept.ts';
import { incidentCharter } from './charter.ts';
import { assessIncident, changeLevel, confirmLevel, declareIncident } from './commands.ts';
import { evolveIncident } from './evolve.ts';
import { incidentFacts } from './facts.ts';
import { incidentNoticeKinds } from './notice-kinds.ts';
import { noticesOfIncident } from './notices.ts';
import { incidentFirstSeats } from './parties.ts';
import { incidentRefusals } from './refusals.ts';
import { emptyIncidentRegister } from './state.ts';
import { stateTerms } from './terms.ts';
import { incidentThings, incidentWords } from './words.ts';

export const incident = concept({
  name: 'incident',
  facts: incidentFacts,
  evolve: evolveIncident,
  register: emptyIncidentRegister,
  commands: [declareIncident, changeLevel, confirmLevel, assessIncident, stateTerms],
  firstSeats: incidentFirstSeats,
  charter: incidentCharter,
  notices: noticesOfIncident,
  noticeKinds: incidentNoticeKinds,
  words: incidentWords,
  things: incidentThings,
  refusals: incidentRefusals,
});
