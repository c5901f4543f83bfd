import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowProblem } from '../../packages/flow/src/index.ts';
import { writeInstance } from './instance-file.ts';

/** LEMON's network simplex in C++, compiled here; undefined where g++ or liblemon-dev is missing. */
export interface Lemon {
  /** Opens an instance; each call of `solve` is one timed solve by the faster of the two builds. */
  open(problem: FlowProblem): { solve: () => { milliseconds: number; objective: string } };
  close(): void;
}

export function compileLemon(): Lemon | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhou-lemon-'));
  const source = join(import.meta.dirname, '..', 'peers', 'lemon.cpp');
  // Whole numbers of 32 bits are faster where they do, of 64 bits always right: each instance gets the faster one that
  // is right.
  const builds = ['int32_t', 'int64_t'].map((number) => {
    const program = join(folder, number);
    const flags = ['-O3', '-march=native', '-DNDEBUG', `-DNUMBER=${number}`];
    spawnSync('g++', [...flags, source, '-o', program], { stdio: 'ignore' });
    return program;
  });
  if (!builds.every((program) => existsSync(program))) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    open(problem) {
      const file = join(folder, 'instance.bin');
      writeInstance(file, problem);
      const ask = (program: string) => {
        const [time, objective] = execFileSync(program, [file, '1'], { encoding: 'utf8' }).trim().split(' ');
        return { milliseconds: Number(time), objective: objective as string };
      };
      const both = builds.map((program) => ({ program, ...ask(program) }));
      const [narrow, wide] = both as [(typeof both)[0], (typeof both)[0]];
      const right = narrow.objective === wide.objective && narrow.milliseconds < wide.milliseconds;
      const chosen = right ? narrow : wide;
      // The solve that chose is the first answer: on the largest instance it takes a minute.
      let first: { milliseconds: number; objective: string } | undefined = chosen;
      return {
        solve: () => {
          const answer = first ?? ask(chosen.program);
          first = undefined;
          return answer;
        },
      };
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
