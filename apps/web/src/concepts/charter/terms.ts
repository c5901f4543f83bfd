import {
  type CharterTerms,
  charterParameters,
  EVIDENCE_LEVELS,
  SETTINGS,
  type Viewpoint,
} from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import { z } from 'zod';
import { comparisonTexts } from '#concepts/allocation/texts.ts';
import { number } from '#format/format.ts';
import { label } from '#texts/label.ts';
import { siteTexts } from '#texts/site.ts';
import { said, say } from '#texts/words.ts';
import { charterTexts } from './texts.ts';

export type TermName = keyof CharterTerms;

export const TERM_NAMES = Object.keys(charterParameters) as readonly TermName[];

/** A term as people read it: one value, or what it is made of. */
export type TermSaid = {
  readonly text: string;
  readonly parts: readonly { readonly label: string; readonly text: string }[];
};

export type TermChange = {
  readonly name: TermName;
  readonly meaning: string;
  readonly before: string;
  readonly after: string;
  readonly parts: readonly { readonly label: string; readonly before: string; readonly after: string }[];
};

/** The bounds of a term that is one number; null where it is none. */
export function boundsOf(name: TermName): { readonly least: number; readonly most: number } | null {
  const { type, minimum, maximum } = z.toJSONSchema(charterParameters[name].schema, {
    unrepresentable: 'any',
  });
  const isNumber = type === 'integer' || type === 'number';
  return isNumber && minimum !== undefined && maximum !== undefined
    ? { least: minimum, most: maximum }
    : null;
}

/** Says terms in the words of one reader. */
export class TermSpeaker {
  readonly #view: Viewpoint;
  readonly #language: ReaderLanguage;

  constructor(view: Viewpoint, language: ReaderLanguage) {
    this.#view = view;
    this.#language = language;
  }

  meaning(name: TermName): string {
    return say(charterParameters[name].meaning, this.#language);
  }

  unit(name: TermName): string | null {
    const { unit } = charterParameters[name];
    return unit && say(unit, this.#language);
  }

  /** Of the field in which it is typed. */
  label(name: TermName): string {
    const unit = this.unit(name);
    const meaning = this.meaning(name);
    return unit === null ? meaning : say(charterTexts.counted(meaning, unit), this.#language);
  }

  /** What holds while no charter says it; null where nothing does. */
  otherwise(name: TermName): string | null {
    const { otherwise } = charterParameters[name];
    return otherwise === null ? null : this.#value(name, otherwise).text;
  }

  say(name: TermName, terms: CharterTerms | null): TermSaid {
    const value = terms?.[name];
    if (value !== undefined) return this.#value(name, value);
    const t = said(charterTexts, this.#language);
    const otherwise = this.otherwise(name);
    return { text: otherwise === null ? t.unsaid : t.holds(otherwise), parts: [] };
  }

  /** What another version says of a term; of one that is made of parts, the parts that differ. */
  change(name: TermName, before: CharterTerms, after: CharterTerms): TermChange {
    const [was, is] = [this.say(name, before), this.say(name, after)];
    const { unsaid } = said(charterTexts, this.#language);
    const text = (of: TermSaid, wanted: string) =>
      of.parts.find((part) => part.label === wanted)?.text ?? unsaid;
    const labels = new Set([...was.parts, ...is.parts].map((part) => part.label));
    return {
      name,
      meaning: this.meaning(name),
      before: was.text,
      after: is.text,
      parts: [...labels]
        .map((each) => ({ label: each, before: text(was, each), after: text(is, each) }))
        .filter((part) => part.before !== part.after),
    };
  }

  #value(name: TermName, value: NonNullable<CharterTerms[TermName]>): TermSaid {
    if (typeof value === 'number') return { text: this.#counted(name, number(value)), parts: [] };
    switch (name) {
      case 'settingPriority':
        return { text: this.#settings(value as CharterTerms['settingPriority']), parts: [] };
      case 'valueOfCover':
        return { text: '', parts: this.#cover(value as NonNullable<CharterTerms['valueOfCover']>) };
      case 'handling':
        return { text: '', parts: this.#handling(value as NonNullable<CharterTerms['handling']>) };
      case 'burnRates':
        return { text: '', parts: this.#rates(value as NonNullable<CharterTerms['burnRates']>) };
      case 'evidenceWeights':
        return { text: '', parts: this.#weights(value as NonNullable<CharterTerms['evidenceWeights']>) };
      default:
        return { text: this.#other(name, value), parts: [] };
    }
  }

  #counted(name: TermName, value: string): string {
    const unit = this.unit(name);
    return unit === null ? value : `${value} ${unit}`;
  }

  /** A list of numbers in its unit; what no words are written for, as it is recorded. */
  #other(name: TermName, value: unknown): string {
    if (!Array.isArray(value) || !value.every((each) => typeof each === 'number'))
      return JSON.stringify(value);
    return this.#counted(name, value.map(number).join(said(siteTexts, this.#language).comma));
  }

  #settings(order: CharterTerms['settingPriority']): string {
    return order.map((setting) => label('setting', setting, this.#language)).join(' → ');
  }

  #cover(terms: NonNullable<CharterTerms['valueOfCover']>): TermSaid['parts'] {
    const c = said(comparisonTexts, this.#language);
    const t = said(charterTexts, this.#language);
    const { comma } = said(siteTexts, this.#language);
    const curve = terms.curve.map(({ days, worth }) => t.upTo(number(days), number(worth))).join(comma);
    return [
      { label: c.rule, text: c.rules[terms.fairness] },
      ...SETTINGS.map((setting) => ({
        label: label('setting', setting, this.#language),
        text: number(terms.settingWeights[setting]),
      })),
      { label: t.curve, text: curve },
      { label: c.substituteLoss, text: number(terms.substituteLoss) },
      { label: c.distanceLoss, text: number(terms.distanceLoss) },
      ...(terms.road
        ? [
            { label: c.lossPerHour, text: number(terms.road.lossPerHour) },
            { label: c.minutesUnstated, text: number(terms.road.minutesUnstated) },
          ]
        : []),
      ...(terms.regionClaim
        ? [
            { label: c.claimPercent, text: number(terms.regionClaim.percent) },
            { label: c.claimWorth, text: number(terms.regionClaim.worth) },
          ]
        : []),
    ];
  }

  #handling(terms: NonNullable<CharterTerms['handling']>): TermSaid['parts'] {
    const c = said(comparisonTexts, this.#language);
    const yesNo = (value: boolean) => (value ? c.yes : c.no);
    return [
      { label: c.wholePacks, text: yesNo(terms.wholePacks) },
      { label: c.leastUnits, text: number(terms.leastUnits) },
      { label: c.offeredTransportOnly, text: yesNo(terms.offeredTransportOnly) },
    ];
  }

  #weights(weights: NonNullable<CharterTerms['evidenceWeights']>): TermSaid['parts'] {
    const percent = (value: number) => `${number(value)}%`;
    return [
      ...EVIDENCE_LEVELS.map((level) => ({
        label: label('evidenceLevel', level, this.#language),
        text: percent(weights[level]),
      })),
      { label: said(charterTexts, this.#language).oldAtMost, text: percent(weights.old) },
    ];
  }

  #rates(rates: NonNullable<CharterTerms['burnRates']>): TermSaid['parts'] {
    const t = said(charterTexts, this.#language);
    return rates.map(({ item, setting, perThousandPatientDays, source }) => {
      const known = this.#view.items.byId.get(item);
      const where = setting === null ? t.every : label('setting', setting, this.#language);
      return {
        label: `${known ? say(known.name, this.#language) : item} · ${where}`,
        text: t.burn(number(perThousandPatientDays / 1_000), source),
      };
    });
  }
}
