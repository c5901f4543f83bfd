export { FATES, GOODS_FATES } from './facts.ts';
export { isHandedOver, LEFT_KINDS, type LeftKind, type LeftShare, whatIsLeft } from './left.ts';
export { HOLDINGS, type Holding, heldIn, UNDO_MINUTES } from './otherwise.ts';
export { isHoldersOwn } from './successor.ts';
export { type ClosingView, closingView, type ResidueRow } from './view.ts';
