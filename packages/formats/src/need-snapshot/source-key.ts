import { redact } from '@tongzhou/domain';
import type { Listings } from './merge-hospitals.ts';

/**
 * A key for each facility, the same from one snapshot to the next: its canonical name + '@' + its area. The name alone
 * where that tells facilities apart (协和医院), with its area where it does not (肿瘤医院 of the province and of the city),
 * numbered where even that is shared.
 */
export function sourceKeys(groups: readonly Listings[]): string[] {
  const plain = groups.map((group) => keyOf(group, false));
  const times = countOf(plain);
  const used = new Map<string, number>();
  return groups.map((group, index) => {
    const own = plain[index] ?? '';
    const key = (times.get(own) ?? 0) > 1 ? keyOf(group, true) : own;
    const before = used.get(key) ?? 0;
    used.set(key, before + 1);
    return before === 0 ? key : `${key}~${before + 1}`;
  });
}

function keyOf(group: Listings, withArea: boolean): string {
  // A general name (第六医院) needs its area; of the others the shortest is what people say (协和医院).
  const [first] = group.names;
  const name = first?.general
    ? first
    : group.names.reduce((a, b) => (!b.general && b.rest.length < a.rest.length ? b : a), first ?? NO_NAME);
  const prefix = name.general || withArea ? (name.area?.name.zh ?? '') : '';
  const place = group.area?.code ?? group.place.slice(0, 120);
  // Of both together too: what is nothing in either may be an account in the two.
  return redact(`${redact(`${prefix}${name.rest.slice(0, 120)}`)}@${redact(place)}`);
}

const NO_NAME = { area: null, rest: '', general: false } as const;

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
