import { areaContains } from '../../kernel/area/area.ts';
import { RESPONSE_LEVELS } from '../../kernel/response-level/response-level.ts';
import type { MandateLimits } from './facts.ts';
import type { Mandate } from './state.ts';

/** What makes a mandate wide or narrow. */
export type Terms = Pick<
  Mandate,
  | 'holder'
  | 'functions'
  | 'reach'
  | 'area'
  | 'incident'
  | 'itemCategories'
  | 'until'
  | 'limits'
  | 'requires'
  | 'subject'
>;

/** A direction in which one mandate can be wider than another. */
export const BREADTHS = [
  'functions',
  'reach',
  'area',
  'incident',
  'until',
  'itemCategories',
  'limits',
  'requires',
] as const;
export type Breadth = (typeof BREADTHS)[number];

/** In which direction `given` is wider than `own`; null where it is nowhere. Nobody gives more than it has. */
export function widerIn(own: Terms, given: Terms): Breadth | null {
  return BREADTHS.find((breadth) => !within[breadth](own, given)) ?? null;
}

/** Whose matters a mandate of reach `own` is about. */
export const subjectOf = ({ subject, holder }: Pick<Mandate, 'subject' | 'holder'>): string =>
  subject ?? holder;

const within: { readonly [B in Breadth]: (own: Terms, given: Terms) => boolean } = {
  functions: (own, given) => given.functions.every((each) => own.functions.includes(each)),
  reach: (own, given) =>
    own.reach === 'area' || (given.reach === 'own' && subjectOf(given) === subjectOf(own)),
  area: (own, given) => areaContains(own.area, given.area),
  incident: (own, given) => own.incident === null || own.incident === given.incident,
  until: (own, given) => own.until === null || (given.until !== null && given.until <= own.until),
  itemCategories: (own, given) =>
    own.itemCategories === null ||
    (given.itemCategories?.every((each) => own.itemCategories?.includes(each)) ?? false),
  limits: (own, given) => limitsWithin(own.limits, given.limits),
  requires: (own, given) => (own.requires ?? []).every((each) => given.requires?.includes(each) ?? false),
};

function limitsWithin(own: MandateLimits | undefined, given: MandateLimits | undefined): boolean {
  if (!own) return true;
  const { goods, money, level } = given ?? { goods: null, money: null, level: null };
  return (
    (own.goods === null || (goods !== null && goods <= own.goods)) &&
    (own.money === null ||
      (money !== null && money.currency === own.money.currency && money.amount <= own.money.amount)) &&
    (own.level === null || (level !== null && reachesLevel(level, own.level))) &&
    sumsWithin(own.aDay, given?.aDay) &&
    sumsWithin(own.inAll, given?.inAll)
  );
}

function sumsWithin(own: MandateLimits['aDay'], given: MandateLimits['aDay']): boolean {
  const { goods: most = null, money: sum = null } = own ?? {};
  const { goods = null, money = null } = given ?? {};
  return (
    (most === null || (goods !== null && goods <= most)) &&
    (sum === null || (money !== null && money.currency === sum.currency && money.amount <= sum.amount))
  );
}

/** Is this response level as high as that one, or higher? */
export const reachesLevel = (
  level: (typeof RESPONSE_LEVELS)[number],
  asked: (typeof RESPONSE_LEVELS)[number],
): boolean => RESPONSE_LEVELS.indexOf(level) <= RESPONSE_LEVELS.indexOf(asked);
