import { MANDATE_FUNCTIONS, type MandateFunction } from '../../kernel/command/functions.ts';
import type { Fact, FactData, FactOf } from '../../kernel/fact/fact.ts';

/** From a moment until another; null: still. */
export type Span = { readonly from: string; readonly until: string | null };

type Course = {
  readonly terms: FactData<'mandate.granted'>;
  readonly spans: Span[];
  /** Since when it may be used; null: it may not. */
  since: string | null;
};

/**
 * When each mandate could be used, by its own facts: given, accepted, suspended, resumed, declined, revoked. What stands above
 * it and papers that expire are not followed here: the matrix says how it stands at any one moment.
 */
export class MandateCourse {
  readonly #courses = new Map<string, Course>();

  take(fact: Fact): void {
    const { at } = fact;
    switch (fact.type) {
      case 'mandate.granted': {
        const { data } = fact;
        const since = data.needsAcceptance ? null : later(at, data.from);
        this.#courses.set(data.mandate, { terms: data, spans: [], since });
        return;
      }
      case 'mandate.accepted': {
        const course = this.#courses.get(fact.data.mandate);
        if (course) course.since ??= later(at, course.terms.from);
        return;
      }
      case 'mandate.resumed': {
        const course = this.#courses.get(fact.data.mandate);
        if (course && (course.since === null || course.since > at))
          course.since = later(at, course.terms.from);
        return;
      }
      case 'mandate.suspended':
      case 'mandate.declined':
      case 'mandate.revoked': {
        const course = this.#courses.get(fact.data.mandate);
        if (!course || course.since === null) return;
        if (course.since < at) course.spans.push({ from: course.since, until: at });
        // What one person suspended goes on by itself, unless another stands by it.
        const goesOn = fact.type === 'mandate.suspended' ? fact.data.until : null;
        course.since = goesOn && later(goesOn, course.terms.from);
      }
    }
  }

  /** The root mandate, from which all others descend. */
  establish({ at, data }: FactOf<'authority.established'>): void {
    const { mandate, organisation: holder, area, legalBasis } = data;
    const wide = { incident: null, itemCategories: null, from: at, until: null, grantedUnder: null };
    const functions = [...MANDATE_FUNCTIONS];
    const terms = { mandate, holder, functions, reach: 'area' as const, area, legalBasis, ...wide };
    this.#courses.set(mandate, { terms, spans: [], since: at });
  }

  /** The spans in which somebody held the function, of mandates that `concerns` picks; unordered, they may overlap. */
  spansOf(wanted: MandateFunction, concerns: (terms: FactData<'mandate.granted'>) => boolean): Span[] {
    const found: Span[] = [];
    for (const { terms, spans, since } of this.#courses.values()) {
      if (!terms.functions.includes(wanted) || !concerns(terms)) continue;
      const all = since === null ? spans : [...spans, { from: since, until: null }];
      for (const span of all) {
        const until = earliest(span.until, terms.until);
        if (until === null || span.from < until) found.push({ from: span.from, until });
      }
    }
    return found;
  }
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earliest = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null ? a : a < b ? a : b;

/** Milliseconds of `[from, until)` that none of the spans covers, and when the first of them begins there. */
export function uncovered(spans: readonly Span[], from: string, until: string) {
  let reached = from;
  let open = 0;
  let first: string | null = null;
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const end = span.until === null || span.until > until ? until : span.until;
    const start = later(span.from, from);
    if (start >= until || end <= from) continue;
    first ??= start;
    if (start > reached) open += Date.parse(start) - Date.parse(reached);
    reached = later(reached, end);
  }
  if (reached < until) open += Date.parse(until) - Date.parse(reached);
  return { open, first };
}
