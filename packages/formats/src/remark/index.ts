export type { RemarkPiece } from './piece.ts';
export { readRemark } from './read.ts';
export { splitOutside } from './split.ts';
export { classOf, TEXT_CLASSES, type TextClass } from './text-class.ts';
