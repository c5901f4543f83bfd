import { concept } from '../../kernel/concept/concept.ts';
import { classifyFacility, registerOrganisation, registerPlace } from './commands.ts';
import { establishAuthority } from './establish.ts';
import { evolveOrganisation } from './evolve.ts';
import { organisationFacts } from './facts.ts';
import { organisationFormRules } from './form-rules.ts';
import { organisationNoticeKinds } from './notice-kinds.ts';
import { noticesOfOrganisations } from './notices.ts';
import { organisationFirstSeats } from './parties.ts';
import { organisationRefusals } from './refusals.ts';
import { confirmRename, declineRename, renameOrganisation } from './rename.ts';
import { emptyOrganisationRegister } from './state.ts';
import { organisationThings, organisationWords } from './words.ts';

export const organisation = concept({
  name: 'organisation',
  facts: organisationFacts,
  evolve: evolveOrganisation,
  register: emptyOrganisationRegister,
  commands: [
    registerOrganisation,
    renameOrganisation,
    confirmRename,
    declineRename,
    classifyFacility,
    registerPlace,
  ],
  deeds: [establishAuthority],
  notices: noticesOfOrganisations,
  noticeKinds: organisationNoticeKinds,
  firstSeats: organisationFirstSeats,
  formRules: organisationFormRules,
  words: organisationWords,
  things: organisationThings,
  refusals: organisationRefusals,
});
