import { figure, type Sayers, said } from '../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type LedgerRefusals = {
  'pack-unknown': { holds: number; known: string };
  'amount-not-whole-packs': { pack: number };
};

export const ledgerRefusals: Sayers<keyof LedgerRefusals> = {
  'pack-unknown': ({ holds, known }) =>
    said(
      ['目录中没有这种包装。', 'The catalogue has no such pack.'],
      [`每包 ${figure(holds)}；目录中有：${known}。`, `${figure(holds)} a pack; known: ${known}.`],
      ['请按目录中的包装填写，或按件数填写。', 'Use a pack of the catalogue, or state single units.'],
    ),
  'amount-not-whole-packs': ({ pack }) =>
    said(
      ['须为整包装。', 'Whole packs only.'],
      [`每个包装为 ${figure(pack)} 个计量单位。`, `A pack holds ${figure(pack)} units.`],
      ['请调整数量。', 'Adjust the amount.'],
    ),
};

declare module '../kernel/refusal/codes.ts' {
  interface RefusalParameters extends LedgerRefusals {}
}
