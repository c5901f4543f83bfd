import { concept } from '../../kernel/concept/concept.ts';
import { donationCharter } from './charter.ts';
import { donationConcerns } from './concerns.ts';
import { askDonor, recordDonorAnswer } from './earmark.ts';
import { evolveDonation } from './evolve.ts';
import { donationFacts } from './facts.ts';
import { donationFormRules } from './form-rules.ts';
import { confirmFinding, inspectLot } from './inspect.ts';
import { donationNoticeKinds } from './notice-kinds.ts';
import { noticesOfGifts } from './notices.ts';
import { addPaper, strikePaper } from './papers.ts';
import { donationFirstSeats } from './parties.ts';
import { receiveDonation } from './receive.ts';
import { donationRefusals } from './refusals.ts';
import { emptyDonationRecords, emptyDonationRegister } from './state.ts';
import { tallyOfLots } from './tally.ts';
import { timedNoticesOfGifts } from './timed-notices.ts';
import { donationThings, donationWords } from './words.ts';

export const donation = concept({
  name: 'donation',
  facts: donationFacts,
  evolve: evolveDonation,
  register: emptyDonationRegister,
  records: emptyDonationRecords,
  tally: tallyOfLots,
  commands: [receiveDonation, addPaper, strikePaper, inspectLot, confirmFinding, askDonor, recordDonorAnswer],
  charter: donationCharter,
  notices: noticesOfGifts,
  timedNotices: timedNoticesOfGifts,
  noticeKinds: donationNoticeKinds,
  firstSeats: donationFirstSeats,
  concerns: donationConcerns,
  formRules: donationFormRules,
  words: donationWords,
  things: donationThings,
  refusals: donationRefusals,
});
