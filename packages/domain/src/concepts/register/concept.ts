import { concept } from '../../kernel/concept/concept.ts';
import { closeOrganisation, mergeOrganisations, reopenOrganisation } from './close.ts';
import { correctOrganisation, correctPlace } from './correct.ts';
import { evolveRegister } from './evolve.ts';
import { registerFacts } from './facts.ts';
import { followHeld } from './held.ts';
import { registerNoticeKinds } from './notice-kinds.ts';
import { noticesOfRegister } from './notices.ts';
import { registerRefusals } from './refusals.ts';
import { splitOrganisation } from './split.ts';
import { emptyRegister } from './state.ts';

/** What becomes of those on the register: put right, closed, merged, split into branches. */
export const register = concept({
  name: 'register',
  facts: registerFacts,
  evolve: evolveRegister,
  register: emptyRegister,
  follow: followHeld,
  commands: [
    correctOrganisation,
    correctPlace,
    closeOrganisation,
    reopenOrganisation,
    mergeOrganisations,
    splitOrganisation,
  ],
  notices: noticesOfRegister,
  noticeKinds: registerNoticeKinds,
  refusals: registerRefusals,
});
