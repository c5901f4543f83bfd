import { pilesOf } from '../concepts/stock/piles.ts';
import { type Duty, type DutyState, dutyState, type Ower } from '../kernel/duty/duty.ts';
import type { Fact } from '../kernel/fact/fact.ts';
import { momentOf } from '../kernel/fact/moment.ts';
import { pair } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import type { State } from '../kernel/state/state.ts';
import { earlier } from '../kernel/time/time.ts';
import { transitAccount } from '../ledger/accounts.ts';
import { balance } from '../ledger/ledger.ts';
import { Clocks, type KeptClocks } from './clocks.ts';
import { DueHeap } from './due-heap.ts';
import { OpenDuties, type OpenDuty } from './open-duties.ts';
import { owerKey, owersOf } from './ower.ts';
import { holds, subjectsOf } from './read-fact.ts';
import type { Outcome, RuleInUse, RulesInUse } from './rules-in-use.ts';
import { type Clock, isCharters, isWithin, strictest } from './strictest.ts';

const NONE: readonly never[] = [];
const standard = (moment: string): string =>
  moment.length === 24 ? moment : new Date(Date.parse(moment)).toISOString();

/** A book as plain data. It holds what the book goes on changing: to be written down at once. */
export type KeptDuties = {
  readonly now: string;
  readonly duties: readonly Duty[];
  readonly open: readonly {
    readonly ordinal: number;
    readonly ower: string;
    readonly rules: readonly string[];
  }[];
  readonly heap: readonly { readonly due: string; readonly ordinal: number }[];
  readonly clocks: KeptClocks;
};

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
  readonly #duties: Duty[];
  readonly #byIncident = new Map<string, Duty[]>();
  readonly #open = new OpenDuties();
  readonly #heap: DueHeap;
  readonly #clocks: Clocks;
  readonly #byKind = new Map<string, Duty[]>();
  readonly #bySubject = new Map<string, Duty[]>();
  readonly #byOwer = new Map<string, Duty[]>();
  readonly #endingWithLot: readonly string[];
  #now = '';

  /** `kept`: by a book with the same rules, which this one takes over. */
  constructor(rules: RulesInUse, kept: KeptDuties | null = null) {
    this.rules = rules;
    this.#endingWithLot = [...rules.kinds.values()].flatMap((each) => (each.endsWithLot ? [each.kind] : []));
    this.#duties = [...(kept?.duties ?? [])];
    this.#clocks = new Clocks(this.#duties, kept?.clocks);
    const duty = (ordinal: number) => this.#duties[ordinal] as Duty;
    this.#heap = new DueHeap(kept?.heap.map(({ due, ordinal }) => ({ due, duty: duty(ordinal) })));
    if (!kept) return;
    this.#now = kept.now;
    for (const each of this.#duties) this.#list(each);
    for (const { ordinal, ower, rules: ids } of kept.open)
      this.#open.add({ duty: duty(ordinal), ower, rules: ids.map((id) => must(rules.byId, id, 'rule')) });
  }

  get kept(): KeptDuties {
    return {
      now: this.#now,
      duties: this.#duties,
      open: this.#open.all().map(({ duty: { ordinal }, ower, rules }) => ({
        ordinal,
        ower,
        rules: rules.map(({ id }) => id),
      })),
      heap: this.#heap.entries.map(({ due, duty: { ordinal } }) => ({ due, ordinal })),
      clocks: this.#clocks.kept,
    };
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

  /** Those still owed that have an end, the earliest first; read as far as one asks. */
  runningOut(incident: string, from = ''): Iterable<Duty> {
    return this.#clocks.inOrder(incident, from);
  }

  /** Those still owed that have no end, in the order in which they began; read as far as one asks. */
  prompt(incident: string): Iterable<Duty> {
    return this.#clocks.prompt(incident);
  }

  /** So many of those that are past their end, or ended so, the earliest first. */
  firstBreached(incident: string, now: string, most: number): Duty[] {
    return this.#clocks.breached(incident, now, most);
  }

  /** Those that were met, met late or lifted, the latest first; read as far as one asks. */
  over(incident: string, state: DutyState): Iterable<Duty> {
    return this.#clocks.over(incident, state);
  }

  /** How many are in each state at a moment, and of those that are open, how many have no end. */
  countStates(incident: string, now: string): Record<DutyState | 'prompt', number> {
    return this.#clocks.counts(incident, now);
  }

  /** Organisations that owe something by name, or did. */
  owers(incident: string): string[] {
    const own = pair(incident, '');
    return [...this.#byOwer.keys()].flatMap((key) =>
      key.startsWith(own) && key !== own ? [key.slice(own.length)] : [],
    );
  }

  /** How many are still owed: past their end at that moment, and not. */
  countOutstanding(incident: string, now: string): { breached: number; open: number } {
    return this.#clocks.count(incident, now);
  }

  /** How many piles of goods those of a kind are about that are past their end. */
  breachedWeight(incident: string, kind: string, now: string): number {
    return this.#clocks.breachedWeight(incident, kind, now);
  }

  /** Of one kind, whatever became of them, in the order in which they began. */
  ofKind(incident: string, kind: string): readonly Duty[] {
    return (this.#byKind.get(pair(incident, kind)) ?? NONE).filter((duty) => duty.cited.length > 0);
  }

  /** That one organisation owes, or may: those that a function or an office owes are among them, in no order. */
  maybeOwedBy(incident: string, organisation: string): readonly Duty[] {
    const [own, others] = [pair(incident, organisation), pair(incident, NAMELESS)].map(
      (key) => this.#byOwer.get(key) ?? NONE,
    );
    return [...(own ?? NONE), ...(others ?? NONE)].filter((duty) => duty.cited.length > 0);
  }

  /** About one subject, whatever became of them, in the order in which they began. */
  about(incident: string, subject: string): readonly Duty[] {
    return (this.#bySubject.get(pair(incident, subject)) ?? NONE).filter((duty) => duty.cited.length > 0);
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
    const entered = standard(fact.at);
    if (entered > this.#now) this.#now = entered;
    const at = standard(momentOf(fact));
    for (const { kind, outcome } of this.rules.met.get(fact.type) ?? NONE)
      for (const open of this.#concerned(kind.kind, outcome, fact, state)) this.#meet(open, fact, at, state);
    for (const { kind, outcome } of this.rules.ended.get(fact.type) ?? NONE)
      for (const open of this.#concerned(kind.kind, outcome, fact, state)) this.#end(open, fact, at);
    if (fact.type === RESPONSE_ENDED) this.#outlive(fact, at, state);
    if (fact.type === 'incident.undone' || fact.type === 'incident.merged') this.#endAll(fact, at);
    if (fact.type === 'incident.reopened') this.#revive(fact, at, state);
    const rules = this.rules.triggered.get(fact.type);
    if (rules && !endsNoEmergency(fact, state)) this.#trigger(rules, fact, at, state);
    if (fact.type === 'charter.adopted') this.#adopt(fact.data.incident, at, state);
    this.#endWithLot(fact, at, state);
    this.#weighAgain(state);
  }

  /** Goods that moved may have left a pile, or made one: what is owed about their lots weighs otherwise. */
  #weighAgain(state: State): void {
    for (const lot of state.moved) {
      const incident = state.incidentOfLot.get(lot);
      if (incident === undefined) continue;
      for (const { duty } of this.#open.about(incident, IDLE, lot)) this.#watch(duty, state);
    }
  }

  /** Nothing of the lot lies where it was received, and no dispatch met it: it was lost, sold, or given back. */
  #endWithLot(fact: Fact, at: string, state: State): void {
    for (const lot of state.moved) {
      const incident = state.incidentOfLot.get(lot);
      if (incident === undefined || isOnHand(state, incident, lot)) continue;
      for (const kind of this.#endingWithLot)
        for (const open of this.#open.about(incident, kind, lot)) this.#end(open, fact, at);
    }
  }

  /** The response is over: clocks that are its own end, and what other rules say of the same duty is owed from here on. */
  #outlive(fact: Fact, at: string, state: State): void {
    for (const open of this.#open.of(fact.incident)) {
      const lasting = open.rules.filter((rule) => !rule.whileResponding);
      if (lasting.length === open.rules.length) continue;
      this.#end(open, fact, at);
      const { kind, subject, ower } = open.duty;
      if (this.#goesOn(kind, ower, fact.incident, state))
        this.#begin(lasting, kind, subject, ower, fact, at, state);
    }
  }

  /** It held nothing but its declaration: what that asked for is owed of no emergency, or of the other. */
  #endAll(fact: Fact, at: string): void {
    for (const open of this.#open.of(fact.incident)) this.#end(open, fact, at);
  }

  /**
   * The response goes on: what its end had lifted is owed again, with a time that begins now. Not about goods that are gone, and not
   * where the reopening followed no end.
   */
  #revive(fact: Fact, at: string, state: State): void {
    const ended = state.incidents.get(fact.incident)?.turns.at(-2);
    if (ended?.to !== 'closed') return;
    for (const { kind, subject, ower, cited, closedBy, endedAt } of [...this.of(fact.incident)]) {
      if (endedAt === null || closedBy !== ended.position) continue;
      const isGone = subject !== null && !isOnHand(state, fact.incident, subject);
      if (isGone && this.#endingWithLot.includes(kind)) continue;
      const rules = cited.map(({ rule }) => must(this.rules.byId, rule, 'rule'));
      this.#begin(rules, kind, subject, ower, fact, at, state);
    }
  }

  /** Does what is owed again and again go on: always in a response, after it while there are goods to speak of. */
  #goesOn(kind: string, { organisation }: Ower, incident: string, state: State): boolean {
    const found = state.incidents.get(incident);
    if (!found || found.closedAt === null) return true;
    if (!this.rules.kinds.get(kind)?.whileGoodsRemain || organisation === null) return true;
    return (found.stockOfOwner.get(organisation)?.length ?? 0) > 0;
  }

  #watch(duty: Duty, state: State): void {
    const isWeighed = duty.kind === IDLE && duty.subject !== null;
    this.#clocks.put(duty, isWeighed ? pilesOf(state, duty.incident, duty.subject as string) : 0);
  }

  #concerned(kind: string, outcome: Outcome, fact: Fact, state: State): OpenDuty[] {
    if (!holds(outcome.where, fact, state, null, state.country.clock)) return [];
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
    this.#clocks.remove(duty);
    if (duty.cited.length > 0) {
      duty.metAt = at;
      duty.closedBy = fact.position;
      this.#clocks.close(duty, dutyState(duty, at));
    }
    const isOver = isResponseOver(state, fact.incident);
    const again = open.rules.filter((rule) => rule.recurs && !(isOver && rule.whileResponding));
    if (again.length > 0 && this.#goesOn(duty.kind, duty.ower, fact.incident, state))
      this.#begin(again, duty.kind, duty.subject, duty.ower, fact, at, state);
  }

  #end(open: OpenDuty, fact: Fact, at: string): void {
    this.#open.remove(open);
    this.#clocks.remove(open.duty);
    open.duty.endedAt = at;
    open.duty.closedBy = fact.position;
    if (open.duty.cited.length > 0) this.#clocks.close(open.duty, dutyState(open.duty, at));
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
    if (!isResponseOver(state, fact.incident)) return false;
    if (rule.whileResponding) return true;
    return this.rules.kinds.get(rule.duty)?.ends.some((each) => each.fact === RESPONSE_ENDED) ?? false;
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
      if (clock) this.#tighten(known.duty, clock, state);
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
    this.#list(duty);
    this.#open.add({ duty, ower: key, rules });
    this.#heap.push(duty);
    this.#watch(duty, state);
  }

  #list(duty: Duty): void {
    const { incident, kind, subject, ower } = duty;
    into(this.#byOwer, pair(incident, ower.organisation ?? NAMELESS), duty);
    into(this.#byKind, pair(incident, kind), duty);
    if (subject !== null) into(this.#bySubject, pair(incident, subject), duty);
    into(this.#byIncident, incident, duty);
  }

  /** Another reason for what is owed already: the earlier end counts, every source is cited. */
  #tighten(duty: Duty, clock: Clock, state: State): void {
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
    this.#watch(duty, state);
  }

  /** A charter begins: its clocks start now for what is open and had none of it. A later version moves nothing. */
  #adopt(incident: string, at: string, state: State): void {
    for (const open of this.#open.of(incident)) {
      const cited = new Set(open.duty.cited.map((each) => each.rule));
      const rules = open.rules.filter((rule) => isCharters(rule) && !cited.has(rule.id));
      const clock = rules.length > 0 ? strictest(rules, at, state, incident) : null;
      if (clock) this.#tighten(open.duty, clock, state);
    }
  }
}

/** The fact that ends a response. */
const RESPONSE_ENDED = 'incident.closed';

/** The end that follows an undoing or a merger: nothing was over, and nothing is to be accounted for. */
const endsNoEmergency = (fact: Fact, state: State): boolean =>
  fact.type === RESPONSE_ENDED && (state.incidents.get(fact.incident)?.endedOtherwise ?? null) !== null;

const isResponseOver = (state: State, incident: string): boolean =>
  (state.incidents.get(incident)?.closedAt ?? null) !== null;

/** Does something of a lot lie where it was received, or is it on its way from there? */
function isOnHand(state: State, incident: string, id: string): boolean {
  if (pilesOf(state, incident, id) > 0) return true;
  const lot = state.incidents.get(incident)?.lots.get(id);
  const account = lot && state.ledger.accounts.get(transitAccount(lot));
  return account !== undefined && balance(account) > 0;
}

/** Owed by a function or an office. */
const NAMELESS = '';

/** The duty of which the board counts the piles that it is about. */
const IDLE = 'explain-idle-lot';

function into(lists: Map<string, Duty[]>, key: string, duty: Duty): void {
  const known = lists.get(key);
  if (known) known.push(duty);
  else lists.set(key, [duty]);
}

/** How many duties of an incident are in each state at a moment. */
export function countStates(duties: readonly Duty[], now: string): Record<DutyState, number> {
  const counts: Record<DutyState, number> = { breached: 0, open: 0, late: 0, met: 0, lifted: 0 };
  for (const duty of duties) counts[dutyState(duty, now)] += 1;
  return counts;
}
