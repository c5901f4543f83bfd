import { figure, NOTHING, type Sayers, said } from '../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type AllocationRefusals = {
  /** Solved elsewhere, and not to be had: what there is changed again and again meanwhile, too many are being solved, it took too long or failed, or the server stops. */
  'allocation-not-ready': { why: 'changed' | 'busy' | 'failed' | 'stopping' };
  'conflict-of-interest': { organisation: string };
  'nothing-to-allocate': Record<never, never>;
  'own-word-takes-much': { facility: string; item: string; amount: number; all: number; percent: number };
};

const NOT_READY = {
  changed: [
    '计算期间，需求或库存多次变动，算出的方案已不适用。',
    'Needs or stock changed again and again while it was being computed, so that no plan fits what there is.',
  ],
  busy: ['正在计算的方案太多。', 'Too many are being computed at the moment.'],
  failed: ['计算没有完成，已记入运行日志。', 'The computation did not end; the operator’s log says why.'],
  stopping: ['服务器即将停止或重启。', 'The server is about to stop or start again.'],
} as const satisfies Record<AllocationRefusals['allocation-not-ready']['why'], readonly [string, string]>;

export const allocationRefusals: Sayers<keyof AllocationRefusals> = {
  'allocation-not-ready': ({ why }) =>
    said(['分配方案还没有算好。', 'The allocation is not ready.'], NOT_READY[why], [
      '没有任何变动。请稍候再试；物资较多时可只选几种。',
      'Nothing was done. Try again in a moment; where there is much to allocate, name some items only.',
    ]),
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
  'own-word-takes-much': ({ facility, item, amount, all, percent }, { name }) => {
    const [who, what] = [name('organisation', facility), name('item', item)];
    return said(
      ['仅凭自报，就要分走一大半吗？', 'So much by its own word alone?'],
      [
        `${who.zh}的需求没有其他单位核实，却占方案所分${what.zh} ${figure(all)} 中的 ${figure(amount)}，超过章程的 ${figure(percent)}%。`,
        `Nobody else has confirmed the need of ${who.en}, and it takes ${figure(amount)} of the ${figure(all)} that the plan gives of ${what.en}, more than the charter’s ${figure(percent)} %.`,
      ],
      ['请先电话核实；确认无误再批准。', 'Have it called back first; approve if it is meant all the same.'],
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
