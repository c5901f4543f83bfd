import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { Holding } from './held.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type RegisterRefusals = {
  'organisation-holds': { organisation: string; holding: Holding; count: number };
  'organisation-is-authority': { organisation: string };
  'organisation-not-closed': { organisation: string };
  'branches-too-many': { organisation: string; most: number };
};

type Pair = readonly [zh: string, en: string];

const left: { readonly [H in Holding]: { readonly is: (count: string) => Pair; readonly first: Pair } } = {
  goods: {
    is: (n) => [`尚有 ${n} 批物资在库`, `${n} lots lie in its warehouses`],
    first: ['请先发出、移交或核销。', 'Send, hand over or write them off first.'],
  },
  money: {
    is: (n) => [`尚有 ${n} 笔善款未用完`, `${n} gifts of money are not spent`],
    first: ['请先支付或退还。', 'Spend them or pay them back first.'],
  },
  store: {
    is: (n) => [`尚有 ${n} 批物资在自有库房`, `${n} lots are in its own store`],
    first: ['请先登记使用或移交。', 'Report their use or hand them over first.'],
  },
  'on-the-way': {
    is: (n) => [`尚有 ${n} 批物资在途`, `${n} lots are on their way`],
    first: ['请先签收或结清。', 'See them signed for or settled first.'],
  },
  deliveries: {
    is: (n) => [`尚有 ${n} 次配送未了结`, `${n} deliveries are not settled`],
    first: ['请先签收或结清。', 'See them signed for or settled first.'],
  },
  needs: {
    is: (n) => [`尚有 ${n} 项需求`, `${n} needs stand under its name`],
    first: ['请先撤回，或由接续机构重新填报。', 'Retract them, or state them for whoever goes on.'],
  },
  tasks: {
    is: (n) => [`尚有 ${n} 项任务未结束`, `${n} tasks that it runs are not over`],
    first: ['请先结束任务，或移交其他机构。', 'Close them or hand them over to another organisation first.'],
  },
  shifts: {
    is: (n) => [`尚有 ${n} 名志愿者在岗`, `${n} of its volunteers are at work`],
    first: ['请先签退。', 'Check them out first.'],
  },
  branches: {
    is: (n) => [`尚有 ${n} 个分支机构`, `${n} branches belong to it`],
    first: ['请先注销或合并分支机构。', 'Close or merge the branches first.'],
  },
};

export const registerRefusals: Sayers<keyof RegisterRefusals> = {
  'organisation-holds': ({ organisation, holding, count }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    const { is, first } = left[holding];
    const [zhIs, enIs] = is(figure(count));
    return said(
      ['该机构名下仍有未了结的事项。', 'The organisation still answers for something.'],
      [`${zh}：${zhIs}。`, `${en}: ${enIs}.`],
      first,
    );
  },
  'organisation-is-authority': ({ organisation }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      ['牵头部门不能注销或并入其他机构。', 'The lead agency is neither closed nor merged into another.'],
      [`${zh}。`, `${en}.`],
      ['所有授权都由它而来。', 'All mandates descend from it.'],
    );
  },
  'organisation-not-closed': ({ organisation }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      ['该机构并未注销。', 'The organisation is not closed.'],
      [`${zh}。`, `${en}.`],
      ['无须恢复。', 'There is nothing to open again.'],
    );
  },
  'branches-too-many': ({ organisation, most }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      ['分支机构数量已达上限。', 'It has as many branches as an organisation may have.'],
      [`${zh}：至多 ${figure(most)} 个。`, `${en}: at most ${figure(most)}.`],
      ['可在分支机构下再设分支。', 'A branch may have branches of its own.'],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends RegisterRefusals {}
}
