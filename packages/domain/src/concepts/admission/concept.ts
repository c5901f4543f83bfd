import { concept } from '../../kernel/concept/concept.ts';
import { applyToHelp } from './apply.ts';
import { adoptAdmissionRule, approveApplication, declineApplication } from './commands.ts';
import { evolveAdmission } from './evolve.ts';
import { admissionFacts } from './facts.ts';
import { admissionNoticeKinds } from './notice-kinds.ts';
import { noticesOfStanding } from './notices.ts';
import { admissionOwners } from './parties.ts';
import { emptyAdmissionRegister } from './state.ts';

export const admission = concept({
  name: 'admission',
  facts: admissionFacts,
  evolve: evolveAdmission,
  register: emptyAdmissionRegister,
  commands: [adoptAdmissionRule, applyToHelp, approveApplication, declineApplication],
  owners: admissionOwners,
  notices: noticesOfStanding,
  noticeKinds: admissionNoticeKinds,
});
