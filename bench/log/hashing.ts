import { leafHashes, nodeHash, nodeHashes } from '@tongzhou/tlog';
import { factsOf, hashAlone, NODE_MESSAGE_BYTES } from './entries.ts';
import { alternate, digits, perSecond, ratioTo, table } from './rounds.ts';

const ROUNDS = 9;
const NODES = 102_400;
const AT_ONCE = 1_024;
const LEAVES = 40_960;

/** The limit that one call per hash sets, and many hashes in one call. */
export async function hashing(): Promise<void> {
  const message = new Uint8Array(NODE_MESSAGE_BYTES).fill(7);
  const child = new Uint8Array(32).fill(7);
  const pairs = new Uint8Array(64 * AT_ONCE).fill(7);
  const nodes = await alternate(ROUNDS, {
    alone: () => repeat(NODES, () => hashAlone(message)),
    single: () => repeat(NODES, () => nodeHash(child, child)),
    many: () => repeat(NODES / AT_ONCE, () => nodeHashes(pairs)),
  });
  const facts = factsOf(LEAVES, 0);
  const prefixed = facts.map((fact) => Buffer.concat([Uint8Array.of(0), fact]));
  const leaves = await alternate(ROUNDS, {
    alone: () => prefixed.forEach(hashAlone),
    many: () => {
      for (let at = 0; at < LEAVES; at += 256) leafHashes(facts.slice(at, at + 256));
    },
  });
  const row = (
    what: string,
    things: number,
    base: 'alone',
    times: typeof nodes | typeof leaves,
    way: string,
  ) => {
    const timed = times[way as 'alone'];
    return [what, perSecond(things, timed), `${digits(1 / ratioTo(times[base], timed).median)} ×`];
  };
  table(
    ['hashes', 'rate (slowest–fastest round)', 'rate as a multiple'],
    [
      row("crypto.hash('sha256'), 65 bytes", NODES, 'alone', nodes, 'alone'),
      row('nodeHash, one at a time', NODES, 'alone', nodes, 'single'),
      row('nodeHashes, 1,024 in a call', NODES, 'alone', nodes, 'many'),
      row("crypto.hash('sha256'), 201 to 601 bytes", LEAVES, 'alone', leaves, 'alone'),
      row('leafHashes of the same, 256 in a call', LEAVES, 'alone', leaves, 'many'),
    ],
  );
}

function repeat(times: number, work: () => unknown): void {
  for (let i = 0; i < times; i++) work();
}
