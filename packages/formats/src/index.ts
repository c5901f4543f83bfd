export {
  type Amount,
  type AmountReading,
  type BaseReading,
  readAmount,
  readColumnValue,
  toBaseUnits,
} from './amount/index.ts';
export {
  type AreaIndex,
  type AreaMatch,
  type AreaNote,
  buildAreaIndex,
  matchArea,
  type Place,
} from './area-match/index.ts';
export * from './bank-statement/index.ts';
export * from './csv/index.ts';
export * from './file/index.ts';
export {
  buildItemIndex,
  familyOf,
  type ItemIndex,
  type ItemMatch,
  isOfAnotherItem,
  matchItem,
  standardsNamed,
} from './item-match/index.ts';
export * from './json/index.ts';
export * from './need-snapshot/index.ts';
export { type RemarkPiece, readRemark, type TextClass } from './remark/index.ts';
export * from './set-aside/index.ts';
export * from './text/index.ts';
