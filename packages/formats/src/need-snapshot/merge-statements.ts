import type { Quantity } from '@tongzhou/domain';
import { AMOUNT_MAX, knownLeast } from '@tongzhou/domain/kernel';
import type { NeedLine, Statement } from './snapshot.ts';

type Draft = { stated: Statement; also: NeedLine['also'][number][] };

/**
 * Statements of one facility → at most one line an item. A known amount goes before "unlimited", that before "unknown". Two
 * known ones that differ (75%酒精 1000, 乙醇消毒液 2000瓶) cannot both be right, and rows carry no dates: the line holds the
 * range between them, and says that they conflict. Within one remark, counted pieces with different words are parts (two
 * models of a sprayer): they add up. Nothing is dropped: the other stands in `also`.
 */
export function mergeStatements(statements: readonly Statement[]): NeedLine[] {
  const drafts = new Map<string, Draft>();
  for (const next of statements) {
    const draft = drafts.get(next.itemId);
    if (draft) combine(draft, next);
    else drafts.set(next.itemId, { stated: next, also: [] });
  }
  return [...drafts.values()].map(({ stated, also }) => ({ ...stated, also }));
}

function combine(draft: Draft, next: Statement): void {
  const { stated, also } = draft;
  const sum = sumOfParts(stated, next);
  if (sum !== null) {
    also.push({ original: next.original, quantity: next.quantity, how: 'added' });
    draft.stated = {
      ...stated,
      quantity: { kind: 'exact', amount: sum },
      specification:
        [...new Set([stated.specification, next.specification])].filter(Boolean).join('; ') || null,
      notes: [...new Set([...stated.notes, ...next.notes, 'amount-is-a-sum' as const])],
    };
  } else if (conflict(stated.quantity, next.quantity)) {
    also.push({ original: next.original, quantity: next.quantity, how: 'merged' });
    draft.stated = {
      ...stated,
      quantity: between(stated.quantity, next.quantity),
      specification: stated.specification ?? next.specification,
      notes: [...new Set([...stated.notes, ...next.notes, 'amounts-conflict' as const])],
    };
  } else if (goesBefore(next, stated)) {
    also.push({ original: stated.original, quantity: stated.quantity, how: 'merged' });
    draft.stated = { ...next, specification: next.specification ?? stated.specification };
  } else also.push({ original: next.original, quantity: next.quantity, how: 'merged' });
}

function sumOfParts(stated: Statement, next: Statement): number | null {
  const parts = [stated, next].every(
    (each) => each.original.from === 'remark' && each.quantity.kind === 'exact',
  );
  if (!parts || stated.original.row !== next.original.row || stated.original.key === next.original.key)
    return null;
  const sum = amountOf(stated.quantity) + amountOf(next.quantity);
  return sum <= AMOUNT_MAX ? sum : null;
}

/** Both known, more than nothing, and neither within the other. */
function conflict(a: Quantity, b: Quantity): boolean {
  const [one, other] = [boundsOf(a), boundsOf(b)];
  return one !== null && other !== null && (one.least !== other.least || one.most !== other.most);
}

function between(a: Quantity, b: Quantity): Quantity {
  const bounds = [boundsOf(a), boundsOf(b)].flatMap((each) => each ?? []);
  const least = Math.min(...bounds.map((each) => each.least));
  const most = Math.max(...bounds.map((each) => each.most));
  return most === Number.POSITIVE_INFINITY ? { kind: 'at-least', least } : { kind: 'range', least, most };
}

function boundsOf(quantity: Quantity): { readonly least: number; readonly most: number } | null {
  switch (quantity.kind) {
    case 'exact':
      return { least: quantity.amount, most: quantity.amount };
    case 'range':
      return { least: quantity.least, most: quantity.most };
    case 'at-least':
      return { least: quantity.least, most: Number.POSITIVE_INFINITY };
    default:
      return null;
  }
}

function goesBefore(next: Statement, stated: Statement): boolean {
  const [rankNext, rankStated] = [rank(next.quantity), rank(stated.quantity)];
  if (rankNext !== rankStated) return rankNext > rankStated;
  if (rankNext < 2) return false;
  if (next.original.row !== stated.original.row) return next.original.row > stated.original.row;
  return amountOf(next.quantity) > amountOf(stated.quantity);
}

const rank = ({ kind }: Quantity): number => (kind === 'unknown' ? 0 : kind === 'unlimited' ? 1 : 2);
const amountOf = (quantity: Quantity): number => knownLeast(quantity) ?? 0;
