import type { DesignatedPlatforms } from '../concepts/fundraising/platforms.ts';
import type { CharterClock } from '../kernel/charter/charter.ts';
import type { Prerequisite, Prerequisites } from '../kernel/duty/prerequisite.ts';
import type { FactType } from '../kernel/fact/fact.ts';
import type { DutyKind, DutyPack, DutyRule, Within } from './rule.ts';
import type { Calendar } from './working-days.ts';

/** A rule with what its pack says for all of them. */
export type RuleInUse = Omit<DutyRule, 'within'> & {
  readonly within: WithinInUse;
  readonly pack: string;
  readonly area: string;
  readonly utcOffset: string;
  /** Which days are worked where the pack holds; null where nobody has said so. */
  readonly calendar: Calendar | null;
};
/** As the law says it; of the charter's terms only clocks that there are. */
type WithinInUse = Exclude<Within, { charter: string }> | { readonly charter: CharterClock };
export type Outcome = DutyKind['met'][number];

/** What a book works by: rules that can be triggered and kinds, found by the type of a fact. */
/** A jurisdiction whose rules are loaded. */
export type PackInUse = Pick<DutyPack, 'pack' | 'name' | 'country' | 'area'>;

export type RulesInUse = {
  readonly packs: readonly PackInUse[];
  readonly byId: ReadonlyMap<string, RuleInUse>;
  readonly kinds: ReadonlyMap<string, DutyKind>;
  readonly triggered: ReadonlyMap<FactType, readonly RuleInUse[]>;
  readonly met: ReadonlyMap<FactType, readonly { kind: DutyKind; outcome: Outcome }[]>;
  readonly ended: ReadonlyMap<FactType, readonly { kind: DutyKind; outcome: Outcome }[]>;
  /** What has to be filed before an act, by the fact that states it. */
  readonly prerequisites: Prerequisites;
  /** Through which platforms the country lets an appeal go over the internet; null: it names none. */
  readonly platforms: DesignatedPlatforms | null;
};

export const NO_RULES: RulesInUse = {
  packs: [],
  platforms: null,
  prerequisites: new Map(),
  byId: new Map(),
  kinds: new Map(),
  triggered: new Map(),
  met: new Map(),
  ended: new Map(),
};

export class DutyDataError extends Error {
  override name = 'DutyDataError';
}

/** What rules may speak of. */
type Speakable = {
  /** Is there a public fact of this type? */
  readonly isPublicFact: (type: string) => boolean;
  /** Has the charter such a clock? */
  readonly isClock: (term: string) => boolean;
};

/**
 * The rules of a country, with those that hold everywhere. Throws `DutyDataError` for what a schema cannot see: an id
 * given twice, a kind that is not described, a clock that the charter has not, a number that runs although no fact could
 * ever show the duty met, two rules of one fact that count from different moments.
 */
export function composeRules(
  packs: readonly DutyPack[],
  kinds: readonly DutyKind[],
  country: string | null,
  calendars: readonly Calendar[],
  platforms: readonly DesignatedPlatforms[],
  { isPublicFact, isClock }: Speakable,
): RulesInUse {
  const kindOf = new Map(kinds.map((kind) => [kind.kind, kind]));
  if (kindOf.size !== kinds.length) throw new DutyDataError('duties: a kind is described twice');
  const byId = new Map<string, RuleInUse>();
  const triggered = new Map<FactType, RuleInUse[]>();
  const prerequisites = new Map<FactType, Prerequisite[]>();
  for (const pack of packs) {
    if (pack.country !== null && pack.country !== country) continue;
    const calendar = calendars.find((each) => each.country === pack.country) ?? null;
    for (const rule of pack.rules) {
      const { utcOffset } = pack;
      const { within } = rule;
      if (!namesNoUnknownClock(within, isClock))
        throw new DutyDataError(
          `duties: ${pack.pack}/${rule.id} names no clock of the charter: ${within.charter}`,
        );
      const used = { ...rule, within, pack: pack.pack, area: rule.area ?? pack.area, utcOffset, calendar };
      check(used, byId, kindOf, isPublicFact);
      byId.set(rule.id, used);
      const [other] = triggered.get(rule.trigger.fact as FactType) ?? [];
      if (other && !rule.dormant && other.since !== rule.since)
        throw new DutyDataError(
          `duties: ${pack.pack}/${rule.id} counts from another moment than ${other.id}: ${rule.since ?? 'the fact’s own'}`,
        );
      if (rule.before) push(prerequisites, rule.trigger.fact as FactType, { ...used, ...rule.before });
      else if (!rule.dormant) push(triggered, rule.trigger.fact as FactType, used);
    }
  }
  return {
    packs: packs
      .filter((pack) => pack.country === null || pack.country === country)
      .map(({ pack, name, country: of, area }) => ({ pack, name, country: of, area })),
    byId,
    kinds: kindOf,
    prerequisites,
    platforms: platforms.find((each) => each.country === country) ?? null,
    triggered,
    met: outcomes(kinds, 'met', isPublicFact),
    ended: outcomes(kinds, 'ends', isPublicFact),
  };
}

/** The kinds of duties that a plan may open: those that a rule begins where a plan lists who owes them. */
export const planDutiesOf = (rules: RulesInUse): ReadonlySet<string> =>
  new Set((rules.triggered.get('plan.duties-opened') ?? []).map((rule) => rule.duty));

const namesNoUnknownClock = (within: Within, isClock: Speakable['isClock']): within is WithinInUse =>
  typeof within === 'string' || !('charter' in within) || isClock(within.charter);

function check(
  rule: RuleInUse,
  known: ReadonlyMap<string, RuleInUse>,
  kinds: ReadonlyMap<string, DutyKind>,
  isPublicFact: Speakable['isPublicFact'],
): void {
  const wrong = (what: string) => new DutyDataError(`duties: ${rule.pack}/${rule.id} ${what}`);
  if (known.has(rule.id)) throw wrong('has an id that another rule has');
  const kind = kinds.get(rule.duty);
  if (!kind) throw wrong(`is of a kind that kinds.json does not describe: ${rule.duty}`);
  if (rule.dormant) return;
  if (!isPublicFact(rule.trigger.fact))
    throw wrong('is triggered by no public fact: it must be dormant, and say why');
  if (kind.met.length === 0 && rule.within !== 'promptly')
    throw wrong('has a clock, but no fact could show it met: it must be dormant');
}

function outcomes(
  kinds: readonly DutyKind[],
  list: 'met' | 'ends',
  isPublicFact: Speakable['isPublicFact'],
): RulesInUse['met'] {
  const byFact = new Map<FactType, { kind: DutyKind; outcome: Outcome }[]>();
  for (const kind of kinds) {
    for (const outcome of kind[list]) {
      const fact = outcome.fact as FactType;
      if (!isPublicFact(fact)) {
        throw new DutyDataError(`duties: ${kind.kind} waits for ${fact}, which is no public fact`);
      }
      push(byFact, fact, { kind, outcome });
    }
  }
  return byFact;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
