import type { FlowProblem } from '../../packages/flow/src/index.ts';
import { gridgenLike } from './gridgen.ts';
import { hubeiFlow, hubeiIsThere } from './hubei.ts';
import { netgenLike } from './netgen.ts';
import { type TransportShape, transport } from './transport.ts';

export interface Instance {
  readonly name: string;
  readonly make: () => FlowProblem;
  /** How often each solver solves it. */
  readonly rounds: number;
  /** Seconds that a slow peer gets before it is stopped; 0: it is not asked, because it cannot. */
  readonly highsSeconds: number;
  readonly lpSolverSeconds: number;
}

const sizes = [
  { lots: 100, needs: 1_000, rounds: 15, highsSeconds: 60, lpSolverSeconds: 60 },
  { lots: 1_000, needs: 10_000, rounds: 7, highsSeconds: 60, lpSolverSeconds: 0 },
  { lots: 10_000, needs: 100_000, rounds: 3, highsSeconds: 0, lpSolverSeconds: 0 },
];
const KINDS: readonly TransportShape['kind'][] = ['surplus', 'balanced'];
const whole = new Intl.NumberFormat('en');

export const instances: readonly Instance[] = [
  ...KINDS.flatMap((kind) =>
    sizes.map(({ lots, needs, rounds, ...seconds }) => ({
      ...seconds,
      name: `transport ${whole.format(lots)}×${whole.format(needs)}, ${kind}`,
      make: () => transport({ lots, needs, degree: 20, kind, seed: 1 }),
      rounds: kind === 'balanced' && needs >= 100_000 ? 1 : rounds,
    })),
  ),
  {
    name: 'NETGEN-like 10,000 nodes, 80,000 arcs',
    make: () => netgenLike(10_000, 80_000, 2),
    rounds: 7,
    highsSeconds: 60,
    lpSolverSeconds: 0,
  },
  {
    name: 'GRIDGEN-like 100×100, 30,000 arcs',
    make: () => gridgenLike(100, 100, 3),
    rounds: 7,
    highsSeconds: 60,
    lpSolverSeconds: 0,
  },
  ...(hubeiIsThere()
    ? [
        {
          name: 'needs of Hubei, 20 February 2020',
          make: hubeiFlow,
          rounds: 15,
          highsSeconds: 60,
          lpSolverSeconds: 60,
        },
      ]
    : []),
];
