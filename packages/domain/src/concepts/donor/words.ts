import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const donorThings = {
  donor: { name: both('捐赠单位', 'donor') },
  'donor-merge': {
    name: both('捐赠人合并', 'merging of donors'),
    states: {
      open: both('待第二人确认', 'waits for a second person'),
      made: both('已合并', 'made'),
      declined: both('不予合并', 'declined'),
      separated: both('已撤销合并', 'separated again'),
    },
  },
};

type DonorThings = typeof donorThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends DonorThings {}
}
