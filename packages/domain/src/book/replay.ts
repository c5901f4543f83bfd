import { adjustmentFault } from '../allocation/adjust.ts';
import { allocatorOf } from '../allocation/choose-allocator.ts';
import type { AllocationLine } from '../allocation/facts.ts';
import { poseProblem } from '../allocation/problem.ts';
import { DutyBook } from '../duty/book.ts';
import { NO_RULES, type RulesInUse } from '../duty/rules-in-use.ts';
import { canonicalJson } from '../kernel/canonical/canonical.ts';
import type { Faults } from '../kernel/concept/concept.ts';
import type { Fact, FactType } from '../kernel/fact/fact.ts';
import type { ItemIndex } from '../kernel/item/index-of-items.ts';
import { type IntegerProgramSolver, SolverMissing } from '../kernel/ports/integer-program.ts';
import type { State } from '../kernel/state/state.ts';
import { actorFault } from './actor-fault.ts';
import { evolve } from './evolve.ts';
import { isOfClock, parseFact } from './facts.ts';
import { gather } from './gather.ts';
import { strangeMove } from './moves.ts';
import { whyNotSecond } from './second-seat.ts';
import { emptyState } from './state.ts';

const faults: Faults<FactType> = gather('faults');

/** What an auditor has found wrong: which fact, and what about it. */
export class AuditFault extends Error {
  override name = 'AuditFault';
  readonly position: number;
  constructor(position: number, detail: string) {
    super(`fact ${position}: ${detail}`);
    this.position = position;
  }
}

/**
 * Replays public facts through the same `evolve` as the server, and checks on the way what a fact claims of itself:
 * that its actor held the mandate, that two people signed what needs two, that evidence was judged as the catalogue
 * says, that a report's figures and an allocation's lines are those which this very code computes.
 */
export class Replay {
  readonly state: State = emptyState();
  readonly duties: DutyBook;
  readonly #items: ItemIndex;
  readonly #integerProgram: IntegerProgramSolver | null;
  #adjusting: {
    readonly run: string;
    readonly original: readonly AllocationLine[];
    readonly lines: AllocationLine[];
    readonly of: number;
  } | null = null;
  #solving: { run: string; lines: readonly AllocationLine[]; seen: number } | null = null;

  /** Without rules the facts are checked all the same, and nobody owes anything. */
  constructor(
    items: ItemIndex,
    rules: RulesInUse = NO_RULES,
    integerProgram: IntegerProgramSolver | null = null,
  ) {
    this.#items = items;
    this.#integerProgram = integerProgram;
    this.duties = new DutyBook(rules);
  }

  /**
   * Takes an entry of the log in, as text. Throws `AuditFault` for the first thing that is wrong, and `SolverMissing`
   * where a run can only be solved again by the solver that the constructor was not given.
   */
  take(text: string): Fact {
    let fact: Fact;
    const next = this.state.position + 1;
    try {
      fact = parseFact(JSON.parse(text));
    } catch (error) {
      throw new AuditFault(next, `is not a fact: ${(error as Error).message}`);
    }
    if (canonicalJson(fact) !== text)
      throw new AuditFault(fact.position, 'is not in canonical form (RFC 8785)');
    const strange = strangeMove(this.state.ledger, fact);
    if (strange !== null)
      throw new AuditFault(fact.position, `moves ${strange}, which does not belong to ${fact.type}`);
    if (!isOfClock(fact.type)) this.#checkActor(fact);
    const fault = (faults[fact.type] as Faults<FactType>[FactType])?.(this.state, fact as never, {
      items: this.#items,
    });
    if (fault) throw new AuditFault(fact.position, fault);
    this.#checkRuns(fact);
    try {
      evolve(this.state, fact);
      this.duties.take(fact, this.state);
    } catch (error) {
      throw new AuditFault(fact.position, (error as Error).message);
    }
    return fact;
  }

  #checkActor(fact: Fact): void {
    const fault = actorFault(this.state, fact);
    if (fault) throw new AuditFault(fact.position, fault);
    const first = whyNotSecond(this.state, fact, fact.actor.seat);
    if (first !== null)
      throw new AuditFault(fact.position, `was made by the same seat as the first part (${first})`);
  }

  /** An allocation comes in several facts: what was posed is kept until its last line. */
  #checkRuns(fact: Fact): void {
    if (this.#solving && fact.type !== 'allocation.lines') {
      if (this.#solving.seen !== this.#solving.lines.length) {
        throw new AuditFault(
          fact.position,
          `the allocation ${this.#solving.run} breaks off after ${this.#solving.seen} lines`,
        );
      }
      this.#solving = null;
    }
    if (this.#adjusting && fact.type !== 'allocation.lines')
      throw new AuditFault(fact.position, `the allocation ${this.#adjusting.run} breaks off`);
    const incident = this.state.incidents.get(fact.incident);
    switch (fact.type) {
      case 'allocation.proposed': {
        const charter = incident?.charters.find((each) => each.version === fact.data.charterVersion);
        if (!incident || !charter)
          throw new AuditFault(fact.position, 'cites a charter version that does not exist');
        if (fact.data.method === 'by-hand') return;
        if (fact.data.method === 'adjusted') {
          const original = incident.runs.get(fact.data.adjusts ?? '');
          if (original?.status !== 'proposed')
            throw new AuditFault(
              fact.position,
              `adjusts the run ${fact.data.adjusts}, which is not proposed`,
            );
          this.#adjusting = {
            run: fact.data.run,
            original: original.lines,
            lines: [],
            of: fact.data.lineCount,
          };
          return;
        }
        if (charter.terms.handling && !this.#integerProgram) throw new SolverMissing();
        const allocator = allocatorOf(charter.terms, this.#integerProgram);
        if (fact.data.solver !== allocator.id) {
          throw new AuditFault(
            fact.position,
            `names the solver ${fact.data.solver}, where its charter asks for ${allocator.id}`,
          );
        }
        const problem = poseProblem(this.state, incident, {
          charter: charter.terms,
          items: this.#items,
          wantedItems: fact.data.items,
          now: fact.at,
          integerProgram: this.#integerProgram,
        });
        const { lines, worth, worthAtMost } = allocator.solve(problem);
        if (worth !== fact.data.worth || worthAtMost !== fact.data.worthAtMost)
          throw new AuditFault(fact.position, `allocation ${fact.data.run} is not worth what it says`);
        this.#solving = { run: fact.data.run, lines, seen: 0 };
        return;
      }
      case 'allocation.lines':
        this.#checkLines(fact.position, fact.data.run, fact.data.lines);
        return;
      default:
    }
  }

  #checkLines(position: number, run: string, lines: readonly AllocationLine[]): void {
    const adjusting = this.#adjusting;
    if (adjusting?.run === run) {
      adjusting.lines.push(...lines);
      if (adjusting.lines.length < adjusting.of) return;
      this.#adjusting = null;
      const fault = adjustmentFault(adjusting.original, adjusting.lines);
      if (fault) throw new AuditFault(position, `allocation ${run} ${fault}`);
      return;
    }
    const solving = this.#solving;
    if (!solving || solving.run !== run) return;
    for (const line of lines) {
      const computed = solving.lines[solving.seen];
      if (!computed || canonicalJson(computed) !== canonicalJson(line)) {
        throw new AuditFault(
          position,
          `line ${solving.seen} of allocation ${run} is not what its inputs and charter give`,
        );
      }
      solving.seen += 1;
    }
  }
}
