import { type Duty, type DutyState, dutyState, type Ower } from '../kernel/duty/duty.ts';
import type { Fact } from '../kernel/fact/fact.ts';
import type { State } from '../kernel/state/state.ts';
import { earlier } from '../kernel/time/time.ts';
import { DueHeap } from './due-heap.ts';
import { OpenDuties, type OpenDuty } from './open-duties.ts';
import { owerKey, owersOf } from './ower.ts';
import { holds, subjectsOf } from './read-fact.ts';
import type { Outcome, RuleInUse, RulesInUse } from './rules-in-use.ts';
import { type Clock, isCharters, isWithin, strictest } from './strictest.ts';

const NONE: readonly never[] = [];
const standard = (moment: string): string =>
  moment.length === 24 ? moment : new Date(Date.parse(moment)).toISOString();

/**
 * All duties, kept up fact by fact. A fact costs the duties that it concerns, not the history; time that passes costs the
 * duties whose time is over. What a duty's state is follows from public facts, the rules and a moment alone: whoever
 * replays the public log has the same book.
 *
 * The law in force when a duty begins decides, and stays: neither a later law nor a later version of the charter moves
 * a clock that runs. A charter adopted while a duty is open starts its own clock at its adoption.
 */
export class DutyBook {
  readonly rules: RulesInUse;
  readonly #duties: Duty[] = [];
  readonly #byIncident = new Map<string, Duty[]>();
  readonly #open = new OpenDuties();
  readonly #heap = new DueHeap();
  #now = '';

  constructor(rules: RulesInUse) {
    this.rules = rules;
  }

  /** The latest moment that any fact or question has named: never goes back. */
  get now(): string {
    return this.#now;
  }

  /** Duties that the record holds, whatever became of them, in the order in which they began. */
  of(incident: string): readonly Duty[] {
    return (this.#byIncident.get(incident) ?? NONE).filter((duty) => duty.cited.length > 0);
  }

  /** Those of one incident that are still owed. */
  outstanding(incident: string): Duty[] {
    const found = this.#open.of(incident).map(({ duty }) => duty);
    return found.filter((duty) => duty.cited.length > 0).sort((a, b) => a.ordinal - b.ordinal);
  }

  /** Those still owed about one subject. */
  outstandingAbout(incident: string, kind: string, subject: string): Duty[] {
    const found = this.#open.about(incident, kind, subject).map(({ duty }) => duty);
    return found.filter((duty) => duty.cited.length > 0);
  }

  /** Open duties that run out at that moment or before, in order: whom to remind. */
  dueBy(moment: string): Duty[] {
    return this.#heap.dueBy(moment);
  }

  /** Time passes: those whose time is over since the last call, in order. A moment before an earlier one changes nothing. */
  advance(now: string): Duty[] {
    if (now > this.#now) this.#now = standard(now);
    const turned: Duty[] = [];
    for (let next = this.#heap.takePast(this.#now); next; next = this.#heap.takePast(this.#now))
      turned.push(next);
    return turned;
  }

  /**
   * Takes in a fact, after the state has. It first meets and ends what is open, then begins what it triggers. Its own
   * moment counts, also where a machine's clock went back and it is earlier than that of the fact before.
   */
  take(fact: Fact, state: State): void {
    const at = standard(fact.at);
    if (at > this.#now) this.#now = at;
    for (const { kind, outcome } of this.rules.met.get(fact.type) ?? NONE)
      for (const open of this.#concerned(kind.kind, outcome, fact, state)) this.#meet(open, fact, at, state);
    for (const { kind, outcome } of this.rules.ended.get(fact.type) ?? NONE)
      for (const open of this.#concerned(kind.kind, outcome, fact, state)) this.#end(open, fact, at);
    const rules = this.rules.triggered.get(fact.type);
    if (rules) this.#trigger(rules, fact, at, state);
    if (fact.type === 'charter.adopted') this.#adopt(fact.data.incident, at, state);
  }

  #concerned(kind: string, outcome: Outcome, fact: Fact, state: State): OpenDuty[] {
    if (!holds(outcome.where, fact, state, null)) return [];
    if (outcome.byOwer && !outcome.subject)
      return this.#open.ofOwer(fact.incident, kind, fact.actor.organisation);
    const found = outcome.subject
      ? subjectsOf(outcome.subject, fact, state).flatMap((id) => this.#open.about(fact.incident, kind, id))
      : this.#open.ofKind(fact.incident, kind);
    return outcome.byOwer
      ? found.filter(({ duty }) => duty.ower.organisation === fact.actor.organisation)
      : found;
  }

  #meet(open: OpenDuty, fact: Fact, at: string, state: State): void {
    const { duty } = open;
    this.#open.remove(open);
    if (duty.cited.length > 0) {
      duty.metAt = at;
      duty.closedBy = fact.position;
    }
    const again = open.rules.filter((rule) => rule.recurs);
    if (again.length > 0) this.#begin(again, duty.kind, duty.subject, duty.ower, fact, at, state);
  }

  #end(open: OpenDuty, fact: Fact, at: string): void {
    this.#open.remove(open);
    open.duty.endedAt = at;
    open.duty.closedBy = fact.position;
  }

  /** Rules about one kind, subject and ower make one duty. */
  #trigger(rules: readonly RuleInUse[], fact: Fact, at: string, state: State): void {
    const groups = new Map<
      string,
      { rules: RuleInUse[]; kind: string; subject: string | null; ower: Ower }
    >();
    for (const rule of rules) {
      if (this.#isOver(rule, fact, state)) continue;
      const subjects = rule.trigger.subject ? subjectsOf(rule.trigger.subject, fact, state) : [null];
      for (const ower of owersOf(rule, fact, state)) {
        if (!isWithin(rule, state, fact.incident, ower.organisation)) continue;
        if (!holds(rule.trigger.where, fact, state, ower.organisation, rule.utcOffset)) continue;
        for (const subject of subjects) {
          const key = `${rule.duty}\n${subject ?? ''}\n${owerKey(ower)}`;
          const group = groups.get(key);
          if (group) group.rules.push(rule);
          else groups.set(key, { rules: [rule], kind: rule.duty, subject, ower });
        }
      }
    }
    for (const { rules: about, kind, subject, ower } of groups.values())
      this.#begin(about, kind, subject, ower, fact, at, state);
  }

  /** What ends with the incident does not begin after it. */
  #isOver(rule: RuleInUse, fact: Fact, state: State): boolean {
    if ((state.incidents.get(fact.incident)?.closedAt ?? null) === null) return false;
    return this.rules.kinds.get(rule.duty)?.ends.some((each) => each.fact === 'incident.closed') ?? false;
  }

  #begin(
    rules: readonly RuleInUse[],
    kind: string,
    subject: string | null,
    ower: Ower,
    fact: Fact,
    at: string,
    state: State,
  ): void {
    const clock = strictest(rules, at, state, fact.incident, fact);
    const key = owerKey(ower);
    const known = this.#open.find(fact.incident, kind, subject, key);
    if (known) {
      known.rules = [...new Set([...known.rules, ...rules])];
      if (clock) this.#tighten(known.duty, clock);
      return;
    }
    // Nothing is owed yet where only a charter could say so and none has been adopted: it is remembered, not shown.
    if (!clock && !rules.some(isCharters)) return;
    const duty: Duty = {
      ordinal: this.#duties.length,
      incident: fact.incident,
      kind,
      subject,
      ower,
      position: fact.position,
      since: clock?.since ?? at,
      due: clock?.due ?? null,
      cited: clock?.cited ?? [],
      metAt: null,
      closedBy: null,
      endedAt: null,
    };
    this.#duties.push(duty);
    const list = this.#byIncident.get(fact.incident);
    if (list) list.push(duty);
    else this.#byIncident.set(fact.incident, [duty]);
    this.#open.add({ duty, ower: key, rules });
    this.#heap.push(duty);
  }

  /** Another reason for what is owed already: the earlier end counts, every source is cited. */
  #tighten(duty: Duty, clock: Clock): void {
    const isFirst = duty.cited.length === 0;
    const isEarlier = earlier(clock.due, duty.due) < 0;
    const [ahead, behind] = isEarlier ? [clock.cited, duty.cited] : [duty.cited, clock.cited];
    const known = new Set(ahead.map((each) => each.rule));
    const added = behind.filter((each) => !known.has(each.rule));
    if (isFirst || isEarlier || added.length > 0) duty.cited = [...ahead, ...added];
    if (!isFirst && !isEarlier) return;
    duty.since = clock.since;
    duty.due = clock.due;
    this.#heap.push(duty);
  }

  /** A charter begins: its clocks start now for what is open and had none of it. A later version moves nothing. */
  #adopt(incident: string, at: string, state: State): void {
    for (const open of this.#open.of(incident)) {
      const cited = new Set(open.duty.cited.map((each) => each.rule));
      const rules = open.rules.filter((rule) => isCharters(rule) && !cited.has(rule.id));
      const clock = rules.length > 0 ? strictest(rules, at, state, incident) : null;
      if (clock) this.#tighten(open.duty, clock);
    }
  }
}

/** How many duties of an incident are in each state at a moment. */
export function countStates(duties: readonly Duty[], now: string): Record<DutyState, number> {
  const counts: Record<DutyState, number> = { breached: 0, open: 0, late: 0, met: 0, lifted: 0 };
  for (const duty of duties) counts[dutyState(duty, now)] += 1;
  return counts;
}
