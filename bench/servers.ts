import { readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { nextCommand, seeded, send } from '../apps/server/test/attack/client-load.ts';
import { prepare, type Server, startServer } from '../apps/server/test/attack/crashing-server.ts';
import { dataFolder, postgresPrograms, startPostgres } from '../apps/server/test/support/databases.ts';

/**
 * Commands per second of the servers' processor time, by one server and by two on the same PostgreSQL, 32 clients that each send the
 * next command when they are answered. The clients' and the database's own time is not in it.
 */
const COMMANDS = Number(process.argv[2] ?? 4_000);
const ROUNDS = Number(process.argv[3] ?? 3);
const CLIENTS = 32;
/** Of Linux, in which `/proc` counts. */
const TICKS_A_SECOND = 100;

const programs = postgresPrograms();
if (!programs) throw new Error('bench: no PostgreSQL here');
const postgres = await startPostgres(programs);
const prepared = await prepare(postgres.url);
const random = seeded(18);

const processorSeconds = ({ pid }: Server): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
};

async function load(servers: readonly Server[], commands: number): Promise<void> {
  let sent = 0;
  const client = async (nth: number) => {
    while (sent < commands) {
      sent += 1;
      const { url } = servers[nth % servers.length] as Server;
      const command = nextCommand(prepared, random);
      while ((await send(url, command, () => {})) === null);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, nth) => client(nth)));
}

async function measured(servers: readonly Server[]): Promise<{ perProcessor: number; perWall: number }> {
  await load(servers, COMMANDS / 4);
  const before = servers.map(processorSeconds);
  const began = performance.now();
  await load(servers, COMMANDS);
  const wall = (performance.now() - began) / 1_000;
  const spent = servers.reduce(
    (sum, server, index) => sum + processorSeconds(server) - (before[index] ?? 0),
    0,
  );
  return { perProcessor: COMMANDS / spent, perWall: COMMANDS / wall };
}

const second = dataFolder();
await (await startServer(prepared)).kill();
await cp(join(prepared.folder, 'keys'), join(second, 'keys'), { recursive: true });
const ratios: number[] = [];
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`);
for (let round = 1; round <= ROUNDS; round += 1) {
  const alone = await startServer(prepared);
  const one = await measured([alone]);
  await alone.kill();
  const pair = [await startServer(prepared), await startServer({ ...prepared, folder: second })];
  const two = await measured(pair);
  for (const server of pair) await server.kill();
  const ratio = two.perProcessor / one.perProcessor;
  ratios.push(ratio);
  const show = (each: typeof one) =>
    `${each.perProcessor.toFixed(0)} a processor second (${each.perWall.toFixed(0)} a second)`;
  console.log(`round ${round}: one server ${show(one)}, two ${show(two)}, ratio ${ratio.toFixed(2)}`);
}
const middle = [...ratios].sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? Number.NaN;
console.log(`median ratio ${middle.toFixed(2)} (${ratios.map((each) => each.toFixed(2)).join(', ')})`);
await postgres.stop();
process.exit(0);
