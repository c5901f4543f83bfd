import { concept, view } from '../kernel/concept/concept.ts';
import { both } from '../kernel/words/words.ts';
import { adjustAllocation } from './adjust.ts';
import { allocationCharter } from './charter.ts';
import { allocationConcerns } from './concerns.ts';
import { approveAllocation, declineAllocation } from './decide-run.ts';
import { earmarkRows } from './earmarks.ts';
import { evolveAllocation } from './evolve.ts';
import { allocationFacts } from './facts.ts';
import { allocationFormRules } from './form-rules.ts';
import { allocationNoticeKinds } from './notice-kinds.ts';
import { noticesOfAllocation } from './notices.ts';
import { allocationFirstSeats } from './parties.ts';
import { proposeAllocation, proposeAllocationByHand } from './propose.ts';
import { allocationRefusals } from './refusals.ts';
import { emptyAllocationRecords } from './state.ts';
import { allocationRows } from './view.ts';
import { allocationThings, allocationWords } from './words.ts';

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
  views: {
    allocations: view(both('分配方案', 'Allocations'), allocationRows),
    earmarks: view(
      both('暂时无法按捐赠人指定使用的物资', 'Directed gifts that cannot go where their donors said'),
      earmarkRows,
    ),
  },
  notices: noticesOfAllocation,
  noticeKinds: allocationNoticeKinds,
  firstSeats: allocationFirstSeats,
  concerns: allocationConcerns,
  charter: allocationCharter,
  formRules: allocationFormRules,
  words: allocationWords,
  things: allocationThings,
  refusals: allocationRefusals,
});
