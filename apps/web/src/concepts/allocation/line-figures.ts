import type { allocationView } from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import { amount, number } from '#format/format.ts';
import type { Texts } from '#site/texts.ts';
import { label } from '#texts/label.ts';
import { say } from '#texts/words.ts';

type Line = NonNullable<ReturnType<typeof allocationView>>['lines'][number];

const days = (units: number, usePerDay: number): string => number(Math.floor((units * 10) / usePerDay) / 10);

/**
 * What a reader needs to work a line out: what was asked for and given, what was there, what comes, how long that lasts, how far
 * the need was checked; then what the next unit would be worth, who had the last one and why, and the region's claim. Empty for
 * lines by hand.
 */
export function lineFigures(line: Line, language: ReaderLanguage, t: Texts): string[] {
  const { figures, given, need } = line;
  if (!figures) return [];
  const { had, usePerDay, asked, provided } = figures;
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
  return [
    t.allocations.askedFor(asked === null ? null : of(asked), number(provided)),
    `${sum}${t.site.colon}${lasts}`,
    checked(figures, language, t),
    ...whoHadTheLast(line, of, language, t),
    ...claimOf(line, of, language, t),
  ];
}

/** How far it was checked; the weight only where it counts for less. */
function checked(
  { evidence, old, weightPercent }: NonNullable<Line['figures']>,
  language: ReaderLanguage,
  t: Texts,
): string {
  const level = label('evidenceLevel', evidence, language) + (old ? t.allocations.oldWord : '');
  return weightPercent < 100
    ? t.allocations.checkedWeighs(level, number(weightPercent))
    : t.allocations.checked(level);
}

function whoHadTheLast(
  { bound, next, outbid }: Line,
  of: (units: number) => string,
  language: ReaderLanguage,
  t: Texts,
): string[] {
  if (bound !== 'stock-exhausted') return [];
  const loss = outbid?.loss ?? next?.loss;
  const worth = !next
    ? ''
    : loss
      ? t.allocations.nextLess(of(next.amount), number(next.worth), number(loss))
      : t.allocations.nextWorth(of(next.amount), number(next.worth));
  const full = next?.unweighed === undefined ? '' : t.allocations.unweighed(number(next.unweighed));
  if (!outbid) return worth || full ? [`${worth}${full}`] : [];
  const name = say(outbid.facility.name, language);
  const last =
    outbid.worth === undefined
      ? t.allocations.lastWentBefore(name)
      : outbid.claim === undefined
        ? t.allocations.lastWent(name, number(outbid.worth))
        : t.allocations.lastWentClaimed(name, number(outbid.worth), number(outbid.claim));
  return [`${worth}${full}${last}${t.allocations.because(label('precedence', outbid.by, language))}`];
}

const claimOf = (
  { claim }: Line,
  of: (units: number) => string,
  language: ReaderLanguage,
  t: Texts,
): string[] =>
  claim
    ? [
        t.allocations.claim(
          say(claim.area.name, language),
          of(claim.amount),
          number(claim.given),
          number(claim.worth),
        ),
      ]
    : [];
