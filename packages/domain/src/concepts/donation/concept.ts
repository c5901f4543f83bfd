import { concept } from '../../kernel/concept/concept.ts';
import { askDonor, recordDonorAnswer } from './earmark.ts';
import { evolveDonation } from './evolve.ts';
import { donationFacts } from './facts.ts';
import { donationFormRules } from './form-rules.ts';
import { inspectLot } from './inspect.ts';
import { donationNoticeKinds } from './notice-kinds.ts';
import { noticesOfGifts } from './notices.ts';
import { donationFirstSeats } from './parties.ts';
import { receiveDonation } from './receive.ts';
import { donationRefusals } from './refusals.ts';
import { emptyDonationRecords, emptyDonationRegister } from './state.ts';
import { tallyOfLots } from './tally.ts';
import { donationThings, donationWords } from './words.ts';

export const donation = concept({
  name: 'donation',
  facts: donationFacts,
  evolve: evolveDonation,
  register: emptyDonationRegister,
  records: emptyDonationRecords,
  tally: tallyOfLots,
  commands: [receiveDonation, inspectLot, askDonor, recordDonorAnswer],
  notices: noticesOfGifts,
  noticeKinds: donationNoticeKinds,
  firstSeats: donationFirstSeats,
  formRules: donationFormRules,
  words: donationWords,
  things: donationThings,
  refusals: donationRefusals,
});
