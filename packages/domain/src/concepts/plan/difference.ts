import { canonicalJson } from '../../kernel/canonical/canonical.ts';
import type { PlanTerms } from './terms.ts';

const LISTS = ['functions', 'duties', 'needs', 'tasks', 'releases'] as const;
export type PlanList = (typeof LISTS)[number];
type Entry = PlanTerms[PlanList][number];

/** A field that is not the same; null: it is not there. Values as canonical JSON. */
export type FieldChange = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

export type PlanChange =
  | { readonly kind: 'added' | 'removed'; readonly list: PlanList; readonly entry: Entry }
  | {
      readonly kind: 'changed';
      readonly list: PlanList;
      readonly entry: Entry;
      readonly fields: readonly FieldChange[];
    }
  | { readonly kind: 'heading'; readonly fields: readonly FieldChange[] };

/** What a version changes against another, entry by entry; the order of entries means nothing. `before` null: all is new. */
export function planDifference(before: PlanTerms | null, after: PlanTerms): PlanChange[] {
  const changes: PlanChange[] = [];
  const heading = fieldChanges(before ? headingOf(before) : {}, headingOf(after));
  if (before && heading.length > 0) changes.push({ kind: 'heading', fields: heading });
  for (const list of LISTS) {
    const earlier = new Map<string, Entry>((before?.[list] ?? []).map((each) => [each.entry, each]));
    const later = new Map<string, Entry>(after[list].map((each) => [each.entry, each]));
    for (const [id, entry] of later) {
      const known = earlier.get(id);
      if (!known) {
        changes.push({ kind: 'added', list, entry });
        continue;
      }
      const fields = fieldChanges(known, entry);
      if (fields.length > 0) changes.push({ kind: 'changed', list, entry, fields });
    }
    for (const [id, entry] of earlier) if (!later.has(id)) changes.push({ kind: 'removed', list, entry });
  }
  return changes;
}

function headingOf({ name, incidentTypes, area, legalBasis, source, admission }: PlanTerms) {
  return { name, incidentTypes, area, legalBasis, source, ...(admission && { admission }) };
}

function fieldChanges(before: object, after: object): FieldChange[] {
  const said = (of: object, field: string) => {
    const value = (of as Record<string, unknown>)[field];
    return value === undefined ? null : canonicalJson(value);
  };
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return fields
    .map((field) => ({ field, before: said(before, field), after: said(after, field) }))
    .filter((each) => each.before !== each.after);
}
