/** Everything that the verify page uses of the transparency log, in one place. */
export {
  createVerifier,
  decodeText,
  describeContradiction,
  type Evidence,
  encodeText,
  formatEvidence,
  keyChain,
  LogClient,
  type LogTrust,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  readRotations,
  TlogError,
} from '@tongzhou/tlog';
