import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { FIGURES_MAX, NOTICE_FIELDS, type NoticeField, type PublishedNotice } from './facts.ts';
import { figureNow, figureOf, nearReferences, saidAs } from './figures.ts';

/** What a writer writes: words of both languages, with references in braces. */
export type NoticeWords = Pick<PublishedNotice, 'title' | 'body'>;
type Placed = { readonly reference: string; readonly start: number; readonly end: number };

export const textOf = ({ title, body }: NoticeWords, field: NoticeField): string =>
  field === 'title.zh' ? title.zh : field === 'title.en' ? title.en : field === 'body.zh' ? body.zh : body.en;

/** References of a text, as a Chinese keyboard writes them too: `｛goods.received：mask-surgical｝`. */
export const referencesIn = (text: string): Placed[] =>
  Array.from(text.matchAll(/[{｛]([^{}｛｝]{0,200})[}｝]/g), ({ 0: whole, 1: inner = '', index }) => ({
    reference: inner.normalize('NFKC').replace(/\s+/g, ''),
    start: index,
    end: index + whole.length,
  }));

/** A digit or a scale that stands at a figure's side makes another figure of it: 3{…}, {…}万, {…} thousand. */
const GLUED_BEFORE =
  /(?:\p{Nd}[.．,，]?|[.．-]|[一二三四五六七八九十百千万亿]|(?<![A-Za-z]-?\p{Nd}{0,5})\p{Nd}\s)$/u;
const GLUED_AFTER =
  /^(?:\s?[\p{Nd}十百千万亿萬億拾佰仟%％‰]|[.．,，]\p{Nd}|\s?[kKwW](?![A-Za-z])|\s(?:hundred|thousand|million|billion|dozen)|[{｛])/iu;

/** Why a text's references cannot be rendered: one that nothing is known of, too many, or one that is made another figure. */
export function whyNotRendered(items: ItemIndex, words: NoticeWords): Refusal[] {
  const refusals: Refusal[] = [];
  let count = 0;
  for (const field of NOTICE_FIELDS) {
    const text = textOf(words, field);
    const placed = referencesIn(text);
    count += placed.length;
    for (const { reference, start, end } of placed) {
      if (figureOf(items, reference) === null)
        refusals.push(
          refusal(
            'figure-unknown',
            { reference, near: nearReferences(items, reference) },
            { field, rule: 'F2' },
          ),
        );
      const [before, after] = [text.slice(0, start), text.slice(end)];
      if (GLUED_BEFORE.test(before.slice(-12)) || GLUED_AFTER.test(after.slice(0, 12)))
        refusals.push(refusal('figure-glued', { reference }, { field, rule: 'F2' }));
    }
    const rest = placed.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
    if (/[{}｛｝]/.test(rest))
      refusals.push(
        refusal('figure-unknown', { reference: '{', near: nearReferences(items, '') }, { field, rule: 'F2' }),
      );
  }
  if (count > FIGURES_MAX)
    refusals.push(refusal('figures-too-many', { count, most: FIGURES_MAX }, { field: 'body', rule: 'F2' }));
  return refusals;
}

/** The words with the figures of this moment in the place of their references. Only where `whyNotRendered` says nothing. */
export function rendered(
  items: ItemIndex,
  incident: IncidentState,
  words: NoticeWords,
): Pick<PublishedNotice, 'title' | 'body' | 'figures'> {
  const values = new Map<string, number>();
  const places = new Map<string, { field: NoticeField; start: number }[]>();
  const inPlace = (field: NoticeField): string => {
    const text = textOf(words, field);
    let said = '';
    let from = 0;
    for (const { reference, start, end } of referencesIn(text)) {
      const known = figureOf(items, reference);
      const value = values.get(reference) ?? (known ? figureNow(incident, known) : 0);
      values.set(reference, value);
      said += text.slice(from, start);
      places.set(reference, [...(places.get(reference) ?? []), { field, start: said.length }]);
      said += saidAs(reference, value);
      from = end;
    }
    return said + text.slice(from);
  };
  const title = { zh: inPlace('title.zh'), en: inPlace('title.en') };
  const body = { zh: inPlace('body.zh'), en: inPlace('body.en') };
  const figures = [...values].map(([reference, value]) => ({
    reference,
    value,
    places: places.get(reference) ?? [],
  }));
  return { title, body, figures };
}

/** A published text in parts: words, and figures with what they were computed from. */
export type NoticePart = { readonly text: string; readonly reference: string | null };

export function partsOfNotice(
  notice: Pick<PublishedNotice, 'title' | 'body' | 'figures'>,
  field: NoticeField,
): NoticePart[] {
  const text = textOf(notice, field);
  const marks = notice.figures
    .flatMap(({ reference, value, places }) =>
      places
        .filter((place) => place.field === field)
        .map(({ start }) => ({ reference, start, end: start + saidAs(reference, value).length })),
    )
    .sort((a, b) => a.start - b.start);
  const parts: NoticePart[] = [];
  let from = 0;
  for (const { reference, start, end } of marks) {
    if (start > from) parts.push({ text: text.slice(from, start), reference: null });
    parts.push({ text: text.slice(start, end), reference });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), reference: null });
  return parts;
}
