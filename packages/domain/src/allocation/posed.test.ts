import { describe, expect, it } from 'vitest';
import { RARER_ACTS } from '../../test/forge/long-walk.ts';
import { hubei, INCIDENT, need, receive, SEATS, World } from '../../test/support/world.ts';
import type { Circumstances } from '../book/decide.ts';
import { currentCharter } from '../kernel/charter/charter.ts';
import type { Actor } from '../kernel/command/context.ts';
import { isQuick, problemIn, type Solving, solve, solveProblem, textOfProblem } from './posed.ts';
import { type PosedProblem, poseProblem } from './problem.ts';

const valueOfCover = {
  ...{ fairness: 'weighted' as const, substituteLoss: 1, distanceLoss: 1 },
  settingWeights: { isolation: 8, 'fever-clinic': 4, 'general-ward': 2, community: 1 },
  curve: [
    { days: 3, worth: 10 },
    { days: 7, worth: 5 },
  ],
  regionClaim: { percent: 30, worth: 7 },
};
const TERMS: [string, object][] = [
  ['by the order of settings', {}],
  ['by worth', { valueOfCover, reservePercent: 10 }],
];

function posed(on: World): PosedProblem {
  const charter = currentCharter(on.incident)?.terms;
  if (!charter) throw new Error('no charter');
  const { items } = on.around;
  return poseProblem(on.state, on.incident, { charter, items, wantedItems: null, now: on.now });
}
const solvingOf = (on: World): Solving => ({ items: on.around.items, integerProgram: null });

/** A thread that answers what was asked, once it was asked. */
class Threaded extends World {
  asked: string[] = [];
  answers = new Map<string, unknown>();

  override by(actor: Actor): Circumstances {
    const answerTo = (question: string) => {
      this.asked.push(question);
      return this.answers.get(question) ?? null;
    };
    return { ...super.by(actor), elsewhere: { answerTo } };
  }
}

/** More than is solved on the spot. */
function much(on: World): void {
  for (let at = 0; at < 300; at += 1) receive(on, 1 + (at % 5));
  need(on, 'union', 400, 'isolation');
  need(on, 'renai', 300, 'community');
}
const propose = { incident: INCIDENT };

describe.each(TERMS)('a problem in text, %s', (_, terms) => {
  it('holds all that its plan depends on: whoever reads it solves the same, line by line', () => {
    const on = hubei(terms);
    for (const act of RARER_ACTS) act(on);
    for (let at = 0; at < 5; at += 1) receive(on, 20, { earmarkedFor: at === 2 ? 'union' : null });
    need(on, 'union', 90, 'isolation');
    const problem = posed(on);
    expect(problem.demands.length).toBeGreaterThan(2);
    expect(solveProblem(textOfProblem(problem), solvingOf(on))).toEqual(solve(problem, solvingOf(on)));
    expect(textOfProblem(problemIn(textOfProblem(problem)))).toBe(textOfProblem(problem));
  });

  it('says nothing of what no plan depends on, and changes with what one does', () => {
    const on = hubei(terms);
    const { lot } = receive(on, 100);
    need(on, 'union', 90, 'isolation');
    const before = textOfProblem(posed(on));
    on.done(SEATS.gate, 'lot.move', { incident: INCIDENT, lot: lot.id, to: 'B-9' });
    expect(textOfProblem(posed(on))).toBe(before);
    receive(on, 1);
    expect(textOfProblem(posed(on))).not.toBe(before);
  });
});

describe('solved elsewhere', () => {
  it('what is quick is solved on the spot', () => {
    const on = hubei({}, new Threaded()) as Threaded;
    receive(on, 100);
    need(on, 'union', 90, 'isolation');
    expect(isQuick(posed(on))).toBe(true);
    on.done(SEATS.lead, 'allocation.propose', propose);
    expect(on.asked).toEqual([]);
  });

  it('what is not is asked for and refused, decided with the answer to this very problem, and judged without it', () => {
    const on = hubei({}, new Threaded()) as Threaded;
    much(on);
    expect(isQuick(posed(on))).toBe(false);
    expect(on.refused(SEATS.lead, 'allocation.propose', propose)).toMatchObject([
      { code: 'allocation-not-ready', parameters: { why: 'changed' } },
    ]);
    const [question] = on.asked as [string];
    on.answers.set(question, solveProblem(question, solvingOf(on)));
    // Of another problem there is no answer yet.
    receive(on, 7);
    expect(on.refused(SEATS.lead, 'allocation.propose', propose)).toMatchObject([
      { code: 'allocation-not-ready' },
    ]);
    const last = on.asked.at(-1) as string;
    on.answers.set(last, solveProblem(last, solvingOf(on)));
    const { lines } = on.done(SEATS.lead, 'allocation.propose', propose);
    expect(lines).toBeGreaterThan(100);
    on.audit();
  });

  it('an answer that is not that of the problem is found by whoever judges', () => {
    const on = hubei({}, new Threaded()) as Threaded;
    much(on);
    on.refused(SEATS.lead, 'allocation.propose', propose);
    const question = on.asked.at(-1) as string;
    const { lines, ...worth } = solveProblem(question, solvingOf(on));
    on.answers.set(question, { ...worth, lines: lines.slice(1) });
    on.done(SEATS.lead, 'allocation.propose', propose);
    expect(() => on.audit()).toThrow();
  });
});
