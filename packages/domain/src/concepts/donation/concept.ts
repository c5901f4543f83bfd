import { concept } from '../../kernel/concept/concept.ts';
import { askDonor, recordDonorAnswer } from './earmark.ts';
import { evolveDonation } from './evolve.ts';
import { donationFacts } from './facts.ts';
import { inspectLot } from './inspect.ts';
import { donationNoticeKinds } from './notice-kinds.ts';
import { donationFirstSeats } from './parties.ts';
import { receiveDonation } from './receive.ts';
import { emptyDonationRecords, emptyDonationRegister } from './state.ts';

export const donation = concept({
  name: 'donation',
  facts: donationFacts,
  evolve: evolveDonation,
  register: emptyDonationRegister,
  records: emptyDonationRecords,
  commands: [receiveDonation, inspectLot, askDonor, recordDonorAnswer],
  noticeKinds: donationNoticeKinds,
  firstSeats: donationFirstSeats,
});
