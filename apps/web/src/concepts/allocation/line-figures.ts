import type { allocationView } from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import { amount, number } from '#format/format.ts';
import type { Texts } from '#site/texts.ts';
import { say } from '#texts/words.ts';

type Line = NonNullable<ReturnType<typeof allocationView>>['lines'][number];

const days = (units: number, usePerDay: number): string => number(Math.floor((units * 10) / usePerDay) / 10);

/**
 * What a reader needs to work a line out: what was there, what comes, how long that lasts; then what the next unit would be worth
 * and who had the last one. Empty for lines by hand.
 */
export function lineFigures(line: Line, language: ReaderLanguage, t: Texts): string[] {
  const { figures, given, need, next, outbid } = line;
  if (!figures) return [];
  const { had, usePerDay } = figures;
  const of = (units: number): string => amount(units, need.item.unit, language);
  const sum =
    given > 0
      ? t.allocations.hadAndGiven(number(had), number(given), of(had + given))
      : t.allocations.had(of(had));
  const lasts =
    usePerDay === null
      ? t.allocations.useUnknown
      : usePerDay === 0
        ? t.allocations.usesNone
        : t.allocations.lasts(days(had + given, usePerDay), of(usePerDay));
  if (!next || line.bound !== 'stock-exhausted') return [`${sum}${t.site.colon}${lasts}`];
  const worth = next.loss
    ? t.allocations.nextLess(of(next.amount), number(next.worth), number(next.loss))
    : t.allocations.nextWorth(of(next.amount), number(next.worth));
  const last = outbid
    ? t.allocations.lastWent(say(outbid.facility.name, language), number(outbid.worth))
    : '';
  return [`${sum}${t.site.colon}${lasts}`, `${worth}${last}`];
}
