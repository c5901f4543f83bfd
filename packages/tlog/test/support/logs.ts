import {
  type Checkpoint,
  createSigner,
  createVerifier,
  encodeText,
  type HashReader,
  hashesFromTiles,
  keyPairFromSeed,
  LogWriter,
  MemoryTileStore,
  type NoteSigner,
  type NoteVerifier,
  type OpenedCheckpoint,
  openCheckpoint,
  SIGNATURE_TYPE,
  storedTiles,
} from '../../src/index.ts';

export const ORIGIN = 'tongzhou.example/log';

/** Short, distinct entries of uneven length. */
export const entriesOf = (count: number, from = 0): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => encodeText((from + i).toString(36).repeat(1 + (i % 3))));

export const seedOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

export interface Keys {
  readonly signer: NoteSigner;
  readonly verifier: NoteVerifier;
}

export async function logKeys(byte = 1): Promise<Keys> {
  const pair = await keyPairFromSeed(ORIGIN, seedOf(byte));
  return { signer: await createSigner(pair.signerKey), verifier: await createVerifier(pair.verifierKey) };
}

export async function witnessKeys(name: string, byte: number, timeSeconds: number): Promise<Keys> {
  const pair = await keyPairFromSeed(name, seedOf(byte), SIGNATURE_TYPE.cosignature);
  const signer = await createSigner(pair.signerKey, { clock: () => timeSeconds });
  return { signer, verifier: await createVerifier(pair.verifierKey) };
}

export interface SmallLog extends Keys {
  readonly store: MemoryTileStore;
  readonly writer: LogWriter;
  readonly checkpoint: OpenedCheckpoint;
}

/** A published log with these batches of entries. */
export async function publishedLog(...batches: readonly (readonly Uint8Array[])[]): Promise<SmallLog> {
  const keys = await logKeys();
  const store = new MemoryTileStore();
  const writer = await LogWriter.open(0, { store, origin: ORIGIN, signers: [keys.signer] });
  for (const batch of batches) await writer.integrate(batch);
  const checkpoint = await openCheckpoint(await writer.publish(), { log: keys.verifier });
  return { ...keys, store, writer, checkpoint };
}

export const storedHashes = (store: MemoryTileStore, { size }: Pick<Checkpoint, 'size'>): HashReader =>
  hashesFromTiles(storedTiles(size, store.read));

/** A copy of `bytes` with one bit flipped. */
export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.with(at, (bytes[at] as number) ^ (1 << (at % 8)));
}
