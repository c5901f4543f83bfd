import type { Concept } from '../kernel/concept/concept.ts';
import { COUNTRY_UNSAID } from '../kernel/country/country.ts';
import type { IncidentRecords, State } from '../kernel/state/state.ts';
import { emptyLedger } from '../ledger/ledger.ts';
import { concepts } from './concepts.ts';
import type { Together } from './gather-from.ts';

const all: readonly Concept[] = concepts;

type Answers<Part extends 'register' | 'records'> = (typeof concepts)[number] extends infer Each
  ? Each extends { readonly [P in Part]: () => infer Beginning }
    ? Beginning
    : never
  : never;

/** A concept that keeps something without giving its beginning does not compile. */
type Registers = Together<Answers<'register'>>;
type Records = Together<Answers<'records'>>;

/** Before the first fact. */
export const emptyState = (): State => {
  const registers = Object.assign({}, ...all.map(({ register }) => register?.())) as Registers;
  return {
    position: 0,
    publicPosition: 0,
    at: '1970-01-01T00:00:00.000Z',
    country: COUNTRY_UNSAID,
    actedFor: new Map(),
    ledger: emptyLedger(),
    moved: new Set(),
    movements: [],
    ...registers,
  };
};

/** The records of an incident in which nothing has happened yet. */
export const emptyRecords = (): IncidentRecords =>
  Object.assign({}, ...all.map(({ records }) => records?.())) as Records;
