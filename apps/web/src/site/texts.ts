import type { Language } from '@tongzhou/messages';
import { joinTexts } from '#concepts/admission/texts.ts';
import { allocationTexts, comparisonTexts } from '#concepts/allocation/texts.ts';
import { earmarkTexts } from '#concepts/donation/texts.ts';
import { dutyTexts } from '#concepts/duty/texts.ts';
import { eventTexts } from '#concepts/event/texts.ts';
import { fundraisingTexts } from '#concepts/fundraising/texts.ts';
import { incidentTexts } from '#concepts/incident/texts.ts';
import { mandateTexts } from '#concepts/mandate/texts.ts';
import { coverageTexts, needTexts } from '#concepts/need/texts.ts';
import { noticeTexts } from '#concepts/notice/texts.ts';
import { opinionTexts } from '#concepts/opinion/texts.ts';
import { organisationTexts } from '#concepts/organisation/texts.ts';
import { personTexts } from '#concepts/personal-data/texts.ts';
import { planTexts } from '#concepts/plan/texts.ts';
import { releaseTexts } from '#concepts/release/texts.ts';
import { helpTexts } from '#concepts/service/texts.ts';
import { capabilityTexts, credentialTexts } from '#concepts/standing/texts.ts';
import { taskTexts } from '#concepts/task/texts.ts';
import { formTexts } from '#form/texts.ts';
import { quantityTexts } from '#format/texts.ts';
import { navTexts, siteTexts } from '#texts/site.ts';
import { type Said, said } from '#texts/words.ts';
import { afterActionTexts } from '#views/after-action/texts.ts';
import { boardTexts } from '#views/board/texts.ts';
import { facilityTexts } from '#views/facility/texts.ts';
import { giftTexts } from '#views/gift/texts.ts';
import { ledgerTexts } from '#views/ledger/texts.ts';
import { signInTexts } from '#views/sign-in/texts.ts';
import { timelineTexts } from '#views/timeline/texts.ts';
import { verifyTexts } from '#views/verify/texts.ts';

/** Everything the pages say, by the folder that says it. */
const all = {
  site: siteTexts,
  nav: navTexts,
  form: formTexts,
  quantity: quantityTexts,
  notices: noticeTexts,
  incident: incidentTexts,
  needs: needTexts,
  coverage: coverageTexts,
  facility: facilityTexts,
  comparison: comparisonTexts,
  ledger: ledgerTexts,
  organisation: organisationTexts,
  mandates: mandateTexts,
  credentials: credentialTexts,
  capabilities: capabilityTexts,
  join: joinTexts,
  gift: giftTexts,
  timeline: timelineTexts,
  events: eventTexts,
  opinions: opinionTexts,
  earmarks: earmarkTexts,
  afterAction: afterActionTexts,
  board: boardTexts,
  tasks: taskTexts,
  plans: planTexts,
  fundraisings: fundraisingTexts,
  duties: dutyTexts,
  allocations: allocationTexts,
  releases: releaseTexts,
  verify: verifyTexts,
  help: helpTexts,
  person: personTexts,
  signIn: signInTexts,
};

export type Texts = Said<typeof all>;

export const texts = (language: Language): Texts => said(all, language);
