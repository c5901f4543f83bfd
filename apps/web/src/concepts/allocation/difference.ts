import type { CoverAhead } from '@tongzhou/domain';
import { number } from '#format/format.ts';
import type { Said } from '#texts/words.ts';
import type { comparisonTexts } from './texts.ts';

/** As many needs, and need-days within so much of each other: hardly any difference. */
const HARDLY = 0.01;

/** Need-days in tenths, as they are printed. */
const tenths = ({ coveredHours }: CoverAhead): number => Math.round((coveredHours * 10) / 24);

const oneDecimal = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** `1,204.5` */
export const needDays = (ahead: CoverAhead): string => oneDecimal.format(tenths(ahead) / 10);

/**
 * What the joint plan covers beyond another, in a sentence; as plainly where it is hardly anything, or less. It is the
 * difference of the figures as they stand in the table.
 */
export function differenceSaid(
  t: Said<typeof comparisonTexts>,
  other: 'siloed' | 'firstCome',
  joint: CoverAhead,
  beside: CoverAhead,
): string {
  const say = t.difference;
  const than = say.than[other];
  const moreNeeds = joint.covered - beside.covered;
  const moreTenths = tenths(joint) - tenths(beside);
  if (moreNeeds === 0 && moreTenths === 0) return say.none(than);
  const share = Math.abs(moreTenths) / Math.max(1, tenths(beside));
  if (moreNeeds === 0 && share < HARDLY) {
    const perCent = share < 0.001 ? '<0.1 %' : `${oneDecimal.format(share * 100)} %`;
    return moreTenths > 0 ? say.hardlyMore(than, perCent) : say.hardlyFewer(than, perCent);
  }
  const needs = say.needs(number(Math.abs(moreNeeds)));
  const days = say.days(oneDecimal.format(Math.abs(moreTenths) / 10));
  if (moreNeeds > 0 && moreTenths < 0) return say.mixed(than, needs, days);
  if (moreNeeds < 0 && moreTenths > 0) return say.mixed(than, days, needs);
  const both = moreNeeds === 0 ? days : moreTenths === 0 ? needs : say.and(needs, days);
  const alike = moreNeeds === 0 ? say.asManyNeeds : moreTenths === 0 ? say.asManyDays : '';
  return moreNeeds > 0 || moreTenths > 0 ? say.more(than, both, alike) : say.fewer[other](both, alike);
}
