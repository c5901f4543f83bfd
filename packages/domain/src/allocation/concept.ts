import { concept } from '../kernel/concept/concept.ts';
import { adjustAllocation } from './adjust.ts';
import { allocationCharter } from './charter.ts';
import { approveAllocation, declineAllocation } from './decide-run.ts';
import { earmarkRows } from './earmarks.ts';
import { evolveAllocation } from './evolve.ts';
import { allocationFacts } from './facts.ts';
import { allocationNoticeKinds } from './notice-kinds.ts';
import { noticesOfAllocation } from './notices.ts';
import { allocationFirstSeats } from './parties.ts';
import { proposeAllocation, proposeAllocationByHand } from './propose.ts';
import { emptyAllocationRecords } from './state.ts';
import { allocationRows } from './view.ts';

export const allocation = concept({
  name: 'allocation',
  facts: allocationFacts,
  evolve: evolveAllocation,
  records: emptyAllocationRecords,
  commands: [
    proposeAllocation,
    proposeAllocationByHand,
    adjustAllocation,
    approveAllocation,
    declineAllocation,
  ],
  views: { allocations: allocationRows, earmarks: earmarkRows },
  notices: noticesOfAllocation,
  noticeKinds: allocationNoticeKinds,
  firstSeats: allocationFirstSeats,
  charter: allocationCharter,
});
