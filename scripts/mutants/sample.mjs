// Which mutants are judged: all that Stryker makes of the rules, in an order that a seed decides.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstrumenter } from '@stryker-mutator/instrumenter';

/** Where the rules of the domain stand. */
const RULES = [
  'concepts',
  'ledger',
  'allocation',
  'duty',
  'book',
  'kernel/time',
  'kernel/text',
  'kernel/quantity',
  'kernel/area',
  'kernel/item',
];

/** What a concept says of itself: schemas, words, terms, lists. No rule is in them. */
const NO_RULES = new Set([
  'facts.ts',
  'words.ts',
  'refusals.ts',
  'notice-kinds.ts',
  'notices.ts',
  'form-rules.ts',
  'charter.ts',
  'index.ts',
  'concept.ts',
  'concepts.ts',
]);

/**
 * Two of Stryker's mutators are left out. A string in a rule is a code of a closed union (a fact, a refusal, a unit, an
 * account) or a sentence: of the first "" does not compile, of the second it breaks no rule. Nor does {} compile where
 * a record is asked for.
 */
export const LEFT_OUT = ['StringLiteral', 'ObjectLiteral'];

/** Stryker's word on a mutant that the sample did not draw. */
export const NOT_DRAWN = 'not in the sample';

export const filesOfRules = (root) =>
  RULES.flatMap((folder) =>
    readdirSync(join(root, 'packages/domain/src', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      .filter((entry) => !NO_RULES.has(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  ).sort();

const place = ({ line, column }) => `${line}:${column}`;

/** A mutant by what it is, wherever it is met: ids change from run to run. */
export const keyOf = ({ fileName, location, mutatorName, replacement }) =>
  [fileName, place(location.start), place(location.end), mutatorName, replacement].join('|');

const silent = {
  debug() {},
  info() {},
  isDebugEnabled: () => false,
};

/** Every mutant of these files, places counted from 0, in a fixed order. */
export async function mutantsOf(root, files) {
  const injector = {
    provideValue: (name, value) => {
      given.set(name, value);
      return injector;
    },
    injectClass: (Class) => new Class(...Class.inject.map((name) => given.get(name))),
  };
  const given = new Map([['logger', silent]]);
  const { mutants } = await createInstrumenter(injector).instrument(
    files.map((name) => ({ name, mutate: true, content: readFileSync(join(root, name), 'utf8') })),
    { plugins: null, excludedMutations: LEFT_OUT, ignorers: [] },
  );
  return mutants.filter(({ status }) => status !== 'Ignored');
}

/** mulberry32: the same numbers for the same seed on any machine. */
function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` of them, each as likely as any other. A larger sample of the same seed holds the smaller one. */
export function draw(mutants, count, seed) {
  const next = numbersFrom(seed);
  const order = [...mutants];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order.slice(0, count);
}
