import { cpus, loadavg, totalmem } from 'node:os';
import { PUBLISHED_VIEWS, publishedViews, taskRows, tasksOf } from '@tongzhou/domain';
import { viewpointOf } from '../apps/server/src/application/viewpoint.ts';
import { Activations } from '../apps/server/src/plan/activations.ts';
import { median, spread } from './measure.ts';
import { country, done, INCIDENT, LEAD } from './national/country.ts';

/**
 * How long each published view takes when a national plan stands: 14,000 mandates, 100,000 tasks, 13,000 organisations.
 * Whoever leads looks at the board again at every fact.
 */
const ROUNDS = Number(process.argv[2] ?? 5);

console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
);
const application = await country(undefined);
const activations = new Activations(application);
await done(application, LEAD, 'plan.activate', {
  incident: INCIDENT,
  plan: 'national',
  level: 'I',
  reason: 'bench',
});
await activations.carryOut();

function time(name: string, answer: () => unknown): void {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const data = answer();
    times.push(performance.now() - began);
    bytes = JSON.stringify(data).length;
  }
  console.log(
    `${name.padEnd(16)} ${median(times).toFixed(0).padStart(7)} ms (${spread(times)}), ${(bytes / 1_000).toFixed(0)} kB`,
  );
}
for (const name of PUBLISHED_VIEWS)
  time(name, () => publishedViews[name](viewpointOf(application), INCIDENT));
const [first] = taskRows(viewpointOf(application), INCIDENT).rows;
time('own tasks', () =>
  tasksOf(viewpointOf(application), INCIDENT, first?.organisation.id ?? LEAD.organisation),
);
await application.close();
