import { concept } from '../../kernel/concept/concept.ts';
import { applyToHelp } from './apply.ts';
import { adoptAdmissionRule, approveApplication, declineApplication, endAdmissionRule } from './commands.ts';
import { evolveAdmission } from './evolve.ts';
import { admissionFacts } from './facts.ts';
import { admissionNoticeKinds } from './notice-kinds.ts';
import { noticesOfAdmission } from './notices.ts';
import { admissionRefusals } from './refusals.ts';
import { emptyAdmissionRegister } from './state.ts';
import { admissionThings, admissionWords } from './words.ts';

export const admission = concept({
  name: 'admission',
  facts: admissionFacts,
  evolve: evolveAdmission,
  register: emptyAdmissionRegister,
  commands: [adoptAdmissionRule, endAdmissionRule, applyToHelp, approveApplication, declineApplication],
  notices: noticesOfAdmission,
  noticeKinds: admissionNoticeKinds,
  words: admissionWords,
  things: admissionThings,
  refusals: admissionRefusals,
});
