import { concept } from '../../kernel/concept/concept.ts';
import { classifyFacility, registerOrganisation, registerPlace } from './commands.ts';
import { evolveOrganisation } from './evolve.ts';
import { organisationFacts } from './facts.ts';
import { emptyOrganisationRegister } from './state.ts';

export const organisation = concept({
  name: 'organisation',
  facts: organisationFacts,
  evolve: evolveOrganisation,
  register: emptyOrganisationRegister,
  commands: [registerOrganisation, classifyFacility, registerPlace],
});
