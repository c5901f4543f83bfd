import { NOTHING, type Sayers, said } from '../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type AllocationRefusals = {
  'conflict-of-interest': { organisation: string };
  'nothing-to-allocate': Record<never, never>;
};

export const allocationRefusals: Sayers<keyof AllocationRefusals> = {
  'conflict-of-interest': ({ organisation }, { name }) => {
    const words = name('organisation', organisation);
    return said(
      ['存在利益冲突。', 'There is a conflict of interest.'],
      [
        `${words.zh}是该方案的接收方，不得批准。`,
        `${words.en} receives goods by this plan and must not approve it.`,
      ],
      ['请由无关的机构批准。', 'An organisation without a share must approve it.'],
    );
  },
  'nothing-to-allocate': () =>
    said(['没有可分配的需求。', 'There is no need to allocate to.'], NOTHING, [
      '请先登记需求。',
      'State needs first.',
    ]),
};

declare module '../kernel/refusal/codes.ts' {
  interface RefusalParameters extends AllocationRefusals {}
}
