import { type AppendPlan, emptyTreeEdge, planAppend, type TreeEdge } from '@tongzhou/tlog';
import { MerkleTree } from 'merkletreejs';
import { entriesOf, hashAlone, NODE_MESSAGE_BYTES } from './entries.ts';
import { alternate, count, digits, perSecond, ratioTo, type Timed, table } from './rounds.ts';

const ROUNDS = 7;
const ENTRIES = 100_000;
const BATCH = 1_000;
/** With its prefix a leaf then has 65 bytes, as a node has: the two hashes of an append are of one size. */
const ENTRY_BYTES = 64;
const message = new Uint8Array(NODE_MESSAGE_BYTES).fill(7);

const hashTimes = (times: number) => {
  for (let i = 0; i < times; i++) hashAlone(message);
};

function inBatches(start: TreeEdge, entries: readonly Uint8Array[]): TreeEdge {
  let edge = start;
  for (let at = 0; at < entries.length; at += BATCH) {
    edge = planAppend(edge, entries.slice(at, at + BATCH)).edge;
  }
  return edge;
}

const naiveTree = (leaves: readonly Uint8Array[]) =>
  new MerkleTree(leaves as Buffer[], (data: unknown) => hashAlone(data as Buffer) as Buffer).getRoot();

const ratio = (base: Timed, other: Timed) => {
  const { median, least, most } = ratioTo(base, other);
  return `${digits(1 / median)} (${digits(1 / most)}–${digits(1 / least)})`;
};

/** Growing a tree: one leaf hash and about one node hash for each entry. */
export async function appending(): Promise<void> {
  const entries = entriesOf(ENTRIES, ENTRY_BYTES);
  const prefixed = entries.map((entry) => Buffer.concat([Uint8Array.of(0), entry]));
  const times = await alternate(ROUNDS, {
    alone: () => hashTimes(2 * ENTRIES),
    ours: () => inBatches(emptyTreeEdge(), entries),
    naive: () => naiveTree(prefixed.map(hashAlone)),
  });
  const row = (what: string, timed: Timed) => [
    what,
    perSecond(2 * ENTRIES, timed),
    ratio(times.alone, timed),
  ];
  table(
    [
      `${count(ENTRIES)} entries of ${ENTRY_BYTES} bytes: ${count(2 * ENTRIES)} hashes`,
      'hashes',
      'rate as a ratio',
    ],
    [
      row('the hashes alone, crypto.hash', times.alone),
      row(`planAppend in batches of ${count(BATCH)} (aim 0.80)`, times.ours),
      row('merkletreejs, built at once', times.naive),
    ],
  );
}

/** A batch onto a large log: its cost must not depend on what is there already. */
export async function appendingToLarge(): Promise<void> {
  const size = 1_000_000;
  let edge = emptyTreeEdge();
  for (let at = 0; at < size; at += 10_000) edge = planAppend(edge, entriesOf(10_000, ENTRY_BYTES, at)).edge;
  const more = entriesOf(BATCH, ENTRY_BYTES, size);
  const prefixed = more.map((entry) => Buffer.concat([Uint8Array.of(0), entry]));
  let plan: AppendPlan | undefined;
  const times = await alternate(41, {
    leavesAlone: () => prefixed.forEach(hashAlone),
    bothAlone: () => hashTimes(2 * BATCH),
    small: () => planAppend(emptyTreeEdge(), more),
    large: () => {
      plan = planAppend(edge, more);
    },
  });
  if (plan?.size !== size + BATCH) throw new Error('the bench appended nothing');
  const leaves = Array.from({ length: size + BATCH }, (_, i) =>
    hashAlone(entriesOf(1, ENTRY_BYTES, i)[0] as Uint8Array),
  );
  const began = performance.now();
  naiveTree(leaves);
  const rebuilt = performance.now() - began;
  const row = (what: string, timed: Timed) => [
    what,
    `${digits(timed.median)} ms (${digits(Math.min(...timed.rounds))}–${digits(Math.max(...timed.rounds))})`,
  ];
  table(
    [`${count(BATCH)} entries onto ${count(size)}`, 'time (least–most)'],
    [
      row(`${count(BATCH)} leaf hashes alone, crypto.hash`, times.leavesAlone),
      row(`${count(2 * BATCH)} leaf and node hashes alone, crypto.hash`, times.bothAlone),
      row('planAppend onto an empty log', times.small),
      row(`planAppend onto ${count(size)}`, times.large),
      [
        `merkletreejs, which rebuilds all ${count(size + BATCH)} (leaves hashed before; once)`,
        `${digits(rebuilt, 0)} ms`,
      ],
    ],
  );
}
