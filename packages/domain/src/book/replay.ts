import { adjustmentFault } from '../allocation/adjust.ts';
import { allocatorOf } from '../allocation/choose-allocator.ts';
import type { AllocationLine } from '../allocation/facts.ts';
import { poseProblem } from '../allocation/problem.ts';
import { judgeEvidence } from '../concepts/donation/evidence.ts';
import { eventFault } from '../concepts/event/fault.ts';
import { incidentFault } from '../concepts/incident/fault.ts';
import { destroyedFault } from '../concepts/personal-data/destroyed.ts';
import { planFault } from '../concepts/plan/fault.ts';
import { goodsReport } from '../concepts/release/goods-report.ts';
import { filingFault } from '../concepts/submission/filing-fault.ts';
import { taskFault } from '../concepts/task/fault.ts';
import { transferFault } from '../concepts/transfer/fault.ts';
import { DutyBook } from '../duty/book.ts';
import { NO_RULES, type RulesInUse } from '../duty/rules-in-use.ts';
import { canonicalJson } from '../kernel/canonical/canonical.ts';
import type { Fact } from '../kernel/fact/fact.ts';
import type { ItemIndex } from '../kernel/item/index-of-items.ts';
import { type IntegerProgramSolver, SolverMissing } from '../kernel/ports/integer-program.ts';
import type { State } from '../kernel/state/state.ts';
import { localDay } from '../kernel/time/time.ts';
import { evolve } from './evolve.ts';
import { isOfClock, parseFact } from './facts.ts';
import { actorFault, mandateFault } from './mandate-fault.ts';
import { strangeMove } from './moves.ts';
import { whyNotSecond } from './second-seat.ts';
import { emptyState } from './state.ts';

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
    this.#checkClaims(fact);
    try {
      evolve(this.state, fact);
      this.duties.take(fact, this.state);
    } catch (error) {
      throw new AuditFault(fact.position, (error as Error).message);
    }
    return fact;
  }

  #checkActor(fact: Fact): void {
    const fault =
      actorFault(this.state, fact) ??
      mandateFault(this.state, fact) ??
      incidentFault(this.state, fact) ??
      planFault(this.state, fact) ??
      taskFault(this.state, fact) ??
      eventFault(this.state, fact) ??
      filingFault(this.state, fact);
    if (fault) throw new AuditFault(fact.position, fault);
    const first = whyNotSecond(this.state, fact, fact.actor.seat);
    if (first !== null)
      throw new AuditFault(fact.position, `was made by the same seat as the first part (${first})`);
  }

  #checkClaims(fact: Fact): void {
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
      case 'donation.received':
        for (const lot of fact.data.lots) {
          const judged = judgeEvidence(
            this.#items,
            lot.claimedItem,
            lot.evidence,
            lot.expiresOn,
            localDay(fact.at),
          );
          if (judged.provenItem !== lot.provenItem || judged.quarantined !== lot.quarantined) {
            throw new AuditFault(fact.position, `lot ${lot.lot} was judged otherwise than its evidence says`);
          }
        }
        return;
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
      case 'transfers.posted':
      case 'transfer.reversed':
      case 'transfers.expired':
      case 'order.expired':
      case 'payment.expired':
      case 'count.settled':
      case 'earmark.answered': {
        const fault = transferFault(this.state, fact);
        if (fault) throw new AuditFault(fact.position, fault);
        return;
      }
      case 'personal-data.destroyed': {
        const fault = destroyedFault(this.state, fact.incident, fact);
        if (fault) throw new AuditFault(fact.position, fault);
        return;
      }
      case 'release.published': {
        if (!incident || fact.data.content.kind !== 'goods-report') return;
        const computed = goodsReport(this.state, incident);
        if (canonicalJson(computed) !== canonicalJson(fact.data.content.rows)) {
          throw new AuditFault(
            fact.position,
            `release ${fact.data.number} states figures that the ledger does not give`,
          );
        }
        return;
      }
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
      if (canonicalJson(solving.lines[solving.seen]) !== canonicalJson(line)) {
        throw new AuditFault(
          position,
          `line ${solving.seen} of allocation ${run} is not what its inputs and charter give`,
        );
      }
      solving.seen += 1;
    }
  }
}
