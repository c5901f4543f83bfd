export { buildItemIndex, type ItemIndex } from './item-index.ts';
export { type ItemMatch, matchItem } from './match.ts';
export { familyOf, isOfAnotherItem, standardsNamed, withoutStandards } from './standards.ts';
