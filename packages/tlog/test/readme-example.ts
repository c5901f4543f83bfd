import {
  createSigner,
  createVerifier,
  encodeText,
  generateKeyPair,
  LogClient,
  LogWriter,
  MemoryTileStore,
  verifyProof,
} from '@tongzhou/tlog';

// The log: a store for its files, a name, a key.
const origin = 'tongzhou.example/log';
const keys = await generateKeyPair(origin);
const store = new MemoryTileStore();
const writer = await LogWriter.open(0, { store, origin, signers: [await createSigner(keys.signerKey)] });
await writer.integrate([encodeText('{"fact":1}'), encodeText('{"fact":2}')]);
await writer.publish();

// Anyone: knows the public key, trusts nothing else.
const log = await createVerifier(keys.verifierKey);
const client = new LogClient({ read: store.read, log });
const checkpoint = await client.checkpoint();
for await (const entry of client.entries(0, checkpoint.size, checkpoint))
  console.log(entry.index, entry.bytes);
const report = await client.audit(checkpoint);
console.log(report.entriesChecked, report.tilesChecked);

// A receipt, checked years later without a network.
const receipt = await client.proofFile(1, checkpoint);
const proven = await verifyProof(receipt, encodeText('{"fact":2}'), { log });
console.log(proven.index, proven.size);
