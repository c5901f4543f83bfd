export type { RemarkPiece } from './piece.ts';
export { readRemark } from './read.ts';
export { splitOutside } from './split.ts';
export { classOf, type TextClass } from './text-class.ts';
