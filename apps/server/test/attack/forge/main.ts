import { parseArgs } from 'node:util';
import { Random } from '../../../../../packages/domain/test/forge/random.ts';
import { forgeAll, sayForgery, sayMutant } from '../../../../../packages/domain/test/forge/report.ts';
import { endToEnd } from './end-to-end.ts';
import { exerciseSource, walkSource } from './sources.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '2020' },
    'end-to-end': { type: 'string', default: '50' },
  },
});
const [count, seed, ends] = [values.count, values.seed, values['end-to-end']].map(Number) as [
  number,
  number,
  number,
];
if (![count, seed, ends].every((each) => Number.isSafeInteger(each) && each >= 0)) {
  console.error('forge: --count, --seed and --end-to-end are whole numbers');
  process.exit(2);
}

const began = Date.now();
const say = (line: string) => console.log(line);
const seconds = () => `${Math.round((Date.now() - began) / 1_000)} s`;
const { source: walk, world } = walkSource(seed);
const sources = [walk, await exerciseSource()];
for (const { name, made } of sources)
  say(`${name}: ${made.length} decisions, ${made.flatMap(({ facts }) => facts).length} facts in the log`);
const forgery = forgeAll(sources, count, seed);
say(`judged by ${seconds()}, seed ${seed}`);

// What stays with the participants is written by nobody but the server: decisions without it, one of each kind of change first.
const candidates = new Random(seed)
  .shuffled(forgery.named)
  .filter(({ mutant, texts }) => mutant.source === walk && !texts[0]?.includes('"sealed"'));
const found = await endToEnd(world.facts, candidates.slice(0, ends));
const unseen = found.filter(
  ({ start, health, audit }) => start === null || health === null || audit === null,
);
for (const { forged, start, health, audit } of unseen) {
  const silent = Object.entries({ start, health, audit }).flatMap(([who, what]) =>
    what === null ? [who] : [],
  );
  say(`NOT NAMED by ${silent.join(', ')}: ${sayMutant(forged)}`);
}
say(
  `end to end: ${found.length} in a database and its signed log, ${found.length - unseen.length} named by the start, /healthz and the audit (${seconds()})`,
);
for (const line of sayForgery(forgery)) say(line);
const isWell = forgery.missed.length === 0 && forgery.unreached.length === 0 && unseen.length === 0;
process.exit(isWell ? 0 : 1);
