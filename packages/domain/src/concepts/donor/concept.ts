import { concept } from '../../kernel/concept/concept.ts';
import { confirmMerge, declineMerge, mergeDonors, renameDonor, separateDonors } from './commands.ts';
import { evolveDonor } from './evolve.ts';
import { donorFacts } from './facts.ts';
import { donorNoticeKinds } from './notice-kinds.ts';
import { noticesOfDonors } from './notices.ts';
import { donorFirstSeats } from './parties.ts';
import { donorRefusals } from './refusals.ts';
import { emptyDonorRecords } from './state.ts';
import { donorThings } from './words.ts';

export const donor = concept({
  name: 'donor',
  facts: donorFacts,
  evolve: evolveDonor,
  records: emptyDonorRecords,
  commands: [renameDonor, mergeDonors, confirmMerge, declineMerge, separateDonors],
  notices: noticesOfDonors,
  noticeKinds: donorNoticeKinds,
  firstSeats: donorFirstSeats,
  things: donorThings,
  refusals: donorRefusals,
});
