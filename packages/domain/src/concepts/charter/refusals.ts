import { type Sayers, said, same } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type CharterRefusals = {
  'charter-missing': { incident: string };
};

export const charterRefusals: Sayers<keyof CharterRefusals> = {
  'charter-missing': ({ incident }) =>
    said(
      ['还没有公约，不能分配。', 'There is no charter yet, so nothing can be allocated.'],
      same(incident),
      ['请先由各方通过公约。', 'Adopt a charter first.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends CharterRefusals {}
}
