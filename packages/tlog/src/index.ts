/** Transparency log: RFC 6962 trees in C2SP formats, for browser and server. See the README for what it checks. */
export {
  type Checkpoint,
  formatCheckpoint,
  parseCheckpoint,
} from './checkpoint/checkpoint.ts';
export { handovers, type LogKey, type LogKeys, type TreeHead } from './checkpoint/log-keys.ts';
export { type LogTrust, type OpenedCheckpoint, openCheckpoint, signCheckpoint } from './checkpoint/open.ts';
export { fewestWitnesses, type Quorum, type WitnessGroup } from './checkpoint/quorum.ts';
export {
  checkPolicy,
  meetPolicy,
  type QuorumPolicy,
  type ThresholdPolicy,
  type WitnessPolicy,
  type WitnessSeen,
} from './checkpoint/witness-policy.ts';
export type { AuditReport, EntryVisitor } from './client/audit.ts';
export { LogClient, type LogClientOptions, type LogEntry } from './client/log-client.ts';
export { fromBase64, toBase64 } from './encoding/base64.ts';
export { concatBytes, equalBytes, toHex } from './encoding/bytes.ts';
export { decodeText, encodeText } from './encoding/text.ts';
export { type FaultPlace, type NodeId, TlogError, type TlogErrorCode } from './error.ts';
export { emptyRoot, HASH_BYTES, leafHash, nodeHash, sha256 } from './hash/hash.ts';
export { leafHashes, nodeHashes } from './hash/many.ts';
export { type Integrated, LogWriter, type LogWriterOptions } from './log/log-writer.ts';
export { MemoryTileStore } from './log/memory-tile-store.ts';
export { type AppendPlan, planAppend } from './log/plan-append.ts';
export type { TileStore } from './log/tile-store.ts';
export { edgeRoot, emptyTreeEdge, readTreeEdge, type TreeEdge } from './log/tree-edge.ts';
export { CompactRange, type NodeVisitor } from './merkle/compact-range.ts';
export { type ConsistencyClaim, consistencyProof, verifyConsistency } from './merkle/consistency.ts';
export { type HashReader, readRoot } from './merkle/hash-reader.ts';
export { type InclusionClaim, inclusionProof, verifyInclusion } from './merkle/inclusion.ts';
export { evidencePath, Mirror, type Mirrored, type MirrorOptions } from './mirror/mirror.ts';
export { cosignatureTime } from './note/cosignature.ts';
export {
  formatKeyId,
  formatSignerKey,
  formatVerifierKey,
  parseSignerKey,
  parseVerifierKey,
  SIGNATURE_TYPE,
  type SignatureType,
  type SignerKey,
  type VerifierKey,
  verifierKey,
} from './note/key.ts';
export {
  formatNote,
  formatSignatureLine,
  type Note,
  type NoteSignature,
  parseNote,
  parseSignatureLine,
} from './note/note.ts';
export { type OpenedNote, openNote, type VerifiedSignature } from './note/open.ts';
export { signatureOf, signNote } from './note/sign.ts';
export {
  createSigner,
  generateKeyPair,
  type KeyPair,
  keyPairFromSeed,
  type NoteSigner,
  type SignerOptions,
} from './note/signer.ts';
export { createVerifier, type NoteVerifier } from './note/verifier.ts';
export { formatPolicy } from './policy/format.ts';
export { POLICY_BYTES_MAX, parsePolicy } from './policy/parse.ts';
export {
  type PolicyGroup,
  type PolicyLog,
  type PolicyWitness,
  QUORUM_NONE,
  type TlogPolicy,
} from './policy/policy.ts';
export { type PolicyTrust, policyTrust } from './policy/trust.ts';
export { buildProof } from './proof/build.ts';
export { formatProof, parseProof, type TlogProof } from './proof/tlog-proof.ts';
export { type ProvenEntry, verifyProof } from './proof/verify.ts';
export { type FollowedRotations, followRotations } from './rotation/follow-rotations.ts';
export { keyChain, readRotations, rotationPath } from './rotation/key-chain.ts';
export {
  isRotation,
  type KeyRotation,
  openRotation,
  type RotationHead,
  signRotation,
} from './rotation/rotation.ts';
export {
  checkEnded,
  type EndedLog,
  type FollowedSuccessions,
  followSuccessions,
} from './succession/follow-successions.ts';
export {
  openSuccession,
  type Succession,
  type SuccessionClaim,
  signSuccession,
  successionPath,
} from './succession/succession.ts';
export { decodeBundle, ENTRY_BYTES_MAX, encodeBundle, entriesInBundle } from './tiles/bundle.ts';
export {
  appendHashes,
  emptyHashEdge,
  type HashEdge,
  readHashEdge,
  type TileFile,
} from './tiles/hash-edge.ts';
export { CHECKPOINT_PATH, entriesPath, parseTilePath, type TilePath, tilePath } from './tiles/path.ts';
export { allTiles, edgeTiles, TILE_WIDTH, type Tile, tileWidth } from './tiles/tile.ts';
export { type FileReader, hashesFromTiles, storedTiles, type TileReader } from './tiles/tile-reader.ts';
export { compareViews, compareViewsIn, type ViewComparison } from './views/compare.ts';
export { type ComparedWithLog, compareWithLog } from './views/compare-with-log.ts';
export { contradiction, type View } from './views/contradiction.ts';
export { ContradictionError, describeContradiction } from './views/contradiction-error.ts';
export type { ContradictionKind, EntryWitnessed, Evidence } from './views/evidence.ts';
export { formatEvidence, parseEvidence } from './views/evidence-file.ts';
export { evidenceId } from './views/evidence-id.ts';
export { firstDifference } from './views/first-difference.ts';
export { verifiedHashes } from './views/verified-hashes.ts';
export { type EvidenceFinding, verifyEvidence } from './views/verify-evidence.ts';
export { SIZE_CONTENT_TYPE, type WitnessAnswer } from './witness/answer.ts';
export { httpWitness } from './witness/http-witness.ts';
export { type Followed, LogFollower, type LogFollowerOptions } from './witness/log-follower.ts';
export {
  type AddCheckpointRequest,
  formatAddCheckpoint,
  parseAddCheckpoint,
  WITNESS_REQUEST_BYTES_MAX,
} from './witness/request.ts';
export {
  addCosignatures,
  type CosignatureRequest,
  requestCosignature,
  type SubmitCheckpoint,
} from './witness/request-cosignature.ts';
export { type CosignedCheckpoint, Witness, type WitnessOptions } from './witness/witness.ts';
export {
  checkPrevious,
  EVIDENCE_KEPT_MAX,
  MemoryWitnessStore,
  type WitnessStore,
} from './witness/witness-store.ts';
