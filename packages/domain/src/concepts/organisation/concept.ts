import { concept } from '../../kernel/concept/concept.ts';
import { classifyFacility, registerOrganisation, registerPlace } from './commands.ts';
import { establishAuthority } from './establish.ts';
import { evolveOrganisation } from './evolve.ts';
import { organisationFacts } from './facts.ts';
import { emptyOrganisationRegister } from './state.ts';
import { organisationThings, organisationWords } from './words.ts';

export const organisation = concept({
  name: 'organisation',
  facts: organisationFacts,
  evolve: evolveOrganisation,
  register: emptyOrganisationRegister,
  commands: [registerOrganisation, classifyFacility, registerPlace],
  deeds: [establishAuthority],
  words: organisationWords,
  things: organisationThings,
});
