import { INITIAL, K } from '../constants.ts';
import { INITIAL_AT, K_AT, SECOND_BLOCK_AT } from './layout.ts';
import { secondBlockSchedules } from './second-block.ts';
import { sha256Module } from './sha256-module.ts';

/** The running module. Its memory is shared by all calls: hashing is synchronous and never re-entered. */
export interface FourLanes {
  readonly memory: Uint8Array;
  /** The same memory for writing numbers, which WebAssembly has little-endian on every machine. */
  readonly view: DataView;
  readonly hashMessages: (group: number, end: number) => void;
  readonly hashNodes: (pair: number, digest: number, end: number) => void;
}

let started: FourLanes | undefined;
let tried = false;

/**
 * The module, started at its first use; `undefined` where there is none: an engine without WebAssembly or its vector
 * instructions, or a page whose content security policy lacks `wasm-unsafe-eval`.
 */
export function fourLanes(): FourLanes | undefined {
  if (!tried) {
    tried = true;
    try {
      started = startFourLanes();
    } catch {
      // Slower, not wrong: the caller hashes one message after the other.
    }
  }
  return started;
}

/** Starts a module of its own. Throws where `fourLanes` answers `undefined`. */
export function startFourLanes(): FourLanes {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(sha256Module()));
  const { buffer } = exports.memory as WebAssembly.Memory;
  const memory = new Uint8Array(buffer);
  const view = new DataView(buffer);
  K.forEach((word, i) => void view.setInt32(K_AT + 4 * i, word, true));
  INITIAL.forEach((word, i) => void view.setInt32(INITIAL_AT + 4 * i, word, true));
  memory.set(secondBlockSchedules(), SECOND_BLOCK_AT);
  return {
    memory,
    view,
    hashMessages: exports.hashMessages as FourLanes['hashMessages'],
    hashNodes: exports.hashNodes as FourLanes['hashNodes'],
  };
}
