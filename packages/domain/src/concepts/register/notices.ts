import { nameOf } from '../../kernel/notice/name.ts';
import type { Tellers } from '../../kernel/notice/notice.ts';

const PATH = '/work/register';

/** Whoever the register says something new about hears of it. One that was closed has no seats left to be told. */
export const noticesOfRegister: Tellers<
  'organisation.corrected' | 'organisation.merged' | 'organisation.branched'
> = {
  'organisation.corrected': (_state, { data: { organisation, reason } }) => [
    {
      kind: 'organisation.corrected',
      urgency: 'normal',
      organisations: [organisation],
      title: {
        zh: `本机构的登记信息已更正：${reason}`,
        en: `The entry of your organisation was corrected: ${reason}`,
      },
      path: PATH,
    },
  ],
  'organisation.merged': (state, { data: { organisation, into } }) => {
    const { zh, en } = nameOf(state, organisation);
    return [
      {
        kind: 'organisation.merged',
        urgency: 'normal',
        organisations: [into],
        title: { zh: `“${zh}”已并入本机构`, en: `“${en}” is part of your organisation now` },
        path: PATH,
      },
    ];
  },
  'organisation.branched': (state, { data: { organisation, parent } }) => {
    const { zh, en } = nameOf(state, organisation);
    return [
      {
        kind: 'organisation.branched',
        urgency: 'normal',
        organisations: [parent],
        title: { zh: `“${zh}”已登记为本机构的分支`, en: `“${en}” is a branch of your organisation now` },
        path: PATH,
      },
    ];
  },
};
