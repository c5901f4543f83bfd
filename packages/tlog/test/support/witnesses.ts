import {
  consistencyProof,
  createSigner,
  createVerifier,
  formatAddCheckpoint,
  generateKeyPair,
  type LogKeys,
  MemoryWitnessStore,
  type NoteVerifier,
  type OpenedCheckpoint,
  SIGNATURE_TYPE,
  Witness,
  type WitnessStore,
} from '../../src/index.ts';
import { ORIGIN, type SmallLog, storedHashes } from './logs.ts';

export interface WitnessSetUp {
  readonly witness: Witness;
  readonly verifier: NoteVerifier;
  readonly store: WitnessStore;
  /** Another process that comes after this one: the same key and state, nothing else. */
  readonly restart: () => Promise<Witness>;
}

export async function witnessOf(
  log: LogKeys,
  store: WitnessStore = new MemoryWitnessStore(),
  origin = ORIGIN,
): Promise<WitnessSetUp> {
  const pair = await generateKeyPair('witness.example', SIGNATURE_TYPE.cosignature);
  const signer = await createSigner(pair.signerKey);
  const restart = () => Witness.open({ signer, logs: new Map([[origin, log]]), store });
  return { witness: await restart(), verifier: await createVerifier(pair.verifierKey), store, restart };
}

/** The request that an honest log makes for a checkpoint of it. */
export async function requestFor(
  { store }: Pick<SmallLog, 'store'>,
  checkpoint: OpenedCheckpoint,
  oldSize: number,
): Promise<Uint8Array> {
  const proof = await consistencyProof(oldSize, checkpoint.size, storedHashes(store, checkpoint));
  return formatAddCheckpoint({ oldSize, proof, checkpoint: checkpoint.signed });
}
