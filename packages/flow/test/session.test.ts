import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StandingCertificate } from '../src/certificate/standing.ts';
import {
  certify,
  type FlowError,
  type FlowProblem,
  FlowSession,
  solve,
  solveCanonical,
} from '../src/index.ts';
import { anyProblem, feasibleProblem, problemOf, runs } from './support/problems.ts';

const shape = { nodes: 10, arcs: 30, quantity: 12, cost: 8, lower: true, endless: true };

/** Each number picks one change, so that fast-check can shrink a history. */
function change(session: FlowSession, pick: number): void {
  const { nodeCount, source, lower } = session.problem;
  const arc = (pick >> 3) % Math.max(1, source.length);
  const u = (pick >> 3) % nodeCount;
  const v = (pick >> 7) % nodeCount;
  const amount = (pick >> 11) % 15;
  const kind = source.length === 0 ? 3 : pick % 4;
  if (kind === 0) session.changeCost(arc, amount - 4);
  else if (kind === 1) session.changeCapacity(arc, amount === 14 ? Infinity : (lower?.[arc] ?? 0) + amount);
  else if (kind === 2) {
    session.changeSupply(u, (session.problem.supply[u] as number) + amount);
    session.changeSupply(v, (session.problem.supply[v] as number) - amount);
  } else session.addArc({ source: u, target: v, cost: amount - 2, capacity: amount });
}

const histories = fc.array(fc.array(fc.nat(2 ** 20), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 8,
});

describe.each([
  ['networks', anyProblem(shape)],
  ['feasible networks', feasibleProblem(shape)],
  ['transport problems', feasibleProblem({ ...shape, bipartite: true })],
] as [string, fc.Arbitrary<FlowProblem>][])('a session on %s', (_, problems) => {
  it('answers after every change what solving from scratch answers, certified', () => {
    fc.assert(
      fc.property(problems, histories, (problem, history) => {
        const session = new FlowSession(problem);
        session.solve();
        for (const changes of history) {
          for (const pick of changes) change(session, pick);
          const warm = session.solve();
          const cold = solve(session.problem);
          expect(warm.status).toBe(cold.status);
          if (warm.status === 'optimal' && cold.status === 'optimal')
            expect(warm.objective).toBe(cold.objective);
          expect(certify(session.problem, warm)).toEqual({ certified: true });
          if (warm.status === 'optimal') expect(session.certify()).toEqual({ certified: true });
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it('with ties broken has the flow of solveCanonical, bit for bit, whatever its history', () => {
    fc.assert(
      fc.property(problems, histories, (problem, history) => {
        const session = new FlowSession(problem, { canonical: true });
        for (const changes of history) {
          for (const pick of changes) change(session, pick);
          const warm = session.solve();
          const cold = solveCanonical(session.problem);
          if (warm.status === 'optimal' && cold.status === 'optimal') expect(warm.flow).toEqual(cold.flow);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

it('the standing certificate refuses every answer that is not optimal, whatever was written', () => {
  fc.assert(
    fc.property(
      feasibleProblem(shape),
      fc.array(fc.tuple(fc.nat(99), fc.integer({ min: -3, max: 6 }), fc.boolean()), { maxLength: 6 }),
      (problem, writes) => {
        const answer = solve(problem);
        if (answer.status !== 'optimal' || problem.source.length === 0) return;
        const standing = new StandingCertificate(problem, {
          ...answer,
          flow: answer.flow.slice(),
          potential: answer.potential.slice(),
        });
        for (const [at, by, toFlow] of writes) {
          const arc = at % problem.source.length;
          const node = at % problem.nodeCount;
          if (toFlow) standing.setFlow(problem, arc, (standing.flow[arc] as number) + by);
          else standing.setPotential(node, (standing.potential[node] as number) + by);
        }
        const { flow, potential, objective } = standing;
        const whole = certify(problem, { ...answer, flow, potential, objective });
        expect(standing.verdict(problem).certified).toBe(whole.certified);
      },
    ),
    { numRuns: runs(500) },
  );
});

it('needs few pivots after one change', () => {
  const problem = problemOf(
    [60, 60, ...new Array<number>(40).fill(-3)],
    Array.from({ length: 80 }, (_, at) => ({ source: at % 2, target: 2 + (at >> 1), cost: (at * 37) % 101 })),
  );
  const session = new FlowSession(problem);
  session.solve();
  session.changeCost(0, 500);
  const again = session.solve();
  expect(again.statistics.pivots).toBeLessThan(5);
});

it.each<[string, (session: FlowSession) => void]>([
  ['bad-change', (session) => session.changeSupply(9, 1)],
  ['bad-change', (session) => session.changeCost(-1, 1)],
  ['bad-supply', (session) => session.changeSupply(0, 0.5)],
  ['bad-cost', (session) => session.changeCost(0, Number.NaN)],
  ['bad-capacity', (session) => session.changeCapacity(0, -1)],
  ['cost-overflow', (session) => session.changeCost(0, 2 ** 52)],
  ['bad-change', (session) => session.addArc({ source: 0, target: 7, cost: 0 })],
])('refuses a change with %s and keeps its problem', (code, act) => {
  const session = new FlowSession(problemOf([5, -5], [{ source: 0, target: 1, cost: 2 }]));
  expect(() => act(session)).toThrow(expect.objectContaining({ code }) as unknown as FlowError);
  expect(session.solve()).toMatchObject({ status: 'optimal', objective: 10n });
});
