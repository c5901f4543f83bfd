/**
 * Coded reasons for everything that deviates (the idea is OpenBoxes'): a number can be counted, a sentence cannot. In
 * groups, as somebody looks for them.
 */
export const LOSS_REASON_GROUPS = {
  damage: [
    'damaged',
    'wet',
    'crushed',
    'torn-packaging',
    'leaking',
    'burnt',
    'mould',
    'frozen',
    'overheated',
    'cold-chain-broken',
    'contaminated',
    'eaten-by-pests',
  ],
  time: ['expired', 'expired-at-receipt', 'expires-too-soon', 'recalled'],
  fitness: ['unfit', 'counterfeit', 'wrong-label', 'incomplete-set', 'faulty', 'opened'],
  gone: [
    'missing',
    'stolen',
    'robbed',
    'taken-without-order',
    'lost-in-fire',
    'lost-in-flood',
    'lost-when-moved',
  ],
  use: ['sample-for-test', 'destroyed-by-order', 'used-in-training', 'used-by-staff', 'seized'],
  books: ['count-difference', 'entered-twice', 'wrong-unit', 'wrong-lot', 'pack-held-fewer'],
  other: ['other'],
} as const;

export type LossReasonGroup = keyof typeof LOSS_REASON_GROUPS;
export type LossReason = (typeof LOSS_REASON_GROUPS)[LossReasonGroup][number];

export const LOSS_REASONS = Object.values(LOSS_REASON_GROUPS).flat() as unknown as readonly [
  LossReason,
  ...LossReason[],
];
