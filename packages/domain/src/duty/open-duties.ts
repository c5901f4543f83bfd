import type { Duty } from '../kernel/duty/duty.ts';
import type { RuleInUse } from './rules-in-use.ts';

/** A duty that may still be met, with the rules that would speak of it (whether or not in force at this moment). */
export type OpenDuty = { readonly duty: Duty; readonly ower: string; rules: readonly RuleInUse[] };

type BySubject = Map<string, Map<string, OpenDuty>>;
const WHOLE = '';

/** Open duties by incident, kind, subject and who owes: each question costs what it finds. */
export class OpenDuties {
  readonly #incidents = new Map<string, Map<string, BySubject>>();

  find(incident: string, kind: string, subject: string | null, ower: string): OpenDuty | undefined {
    return this.#incidents
      .get(incident)
      ?.get(kind)
      ?.get(subject ?? WHOLE)
      ?.get(ower);
  }

  add(open: OpenDuty): void {
    const { incident, kind, subject } = open.duty;
    const kinds = entry(this.#incidents, incident, () => new Map<string, BySubject>());
    const subjects = entry(kinds, kind, (): BySubject => new Map());
    entry(subjects, subject ?? WHOLE, () => new Map<string, OpenDuty>()).set(open.ower, open);
  }

  remove(open: OpenDuty): void {
    const { incident, kind, subject } = open.duty;
    const kinds = this.#incidents.get(incident);
    const subjects = kinds?.get(kind);
    const owers = subjects?.get(subject ?? WHOLE);
    owers?.delete(open.ower);
    if (owers?.size === 0) subjects?.delete(subject ?? WHOLE);
    if (subjects?.size === 0) kinds?.delete(kind);
    if (kinds?.size === 0) this.#incidents.delete(incident);
  }

  about(incident: string, kind: string, subject: string): OpenDuty[] {
    return [...(this.#incidents.get(incident)?.get(kind)?.get(subject)?.values() ?? [])];
  }

  ofKind(incident: string, kind: string): OpenDuty[] {
    const subjects = this.#incidents.get(incident)?.get(kind);
    return subjects ? [...subjects.values()].flatMap((owers) => [...owers.values()]) : [];
  }

  /** What one organisation owes of a kind. */
  ofOwer(incident: string, kind: string, organisation: string): OpenDuty[] {
    const subjects = this.#incidents.get(incident)?.get(kind)?.values() ?? [];
    return [...subjects].flatMap((owers) => owers.get(organisation) ?? []);
  }

  /** All of them, in an order in which they can be added again. */
  all(): OpenDuty[] {
    return [...this.#incidents.keys()].flatMap((incident) => this.of(incident));
  }

  of(incident: string): OpenDuty[] {
    const kinds = this.#incidents.get(incident);
    return kinds ? [...kinds.keys()].flatMap((kind) => this.ofKind(incident, kind)) : [];
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
