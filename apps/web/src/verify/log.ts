/** Everything that the verify page uses of the transparency log, in one place. */
export {
  createVerifier,
  decodeText,
  describeContradiction,
  type Evidence,
  encodeText,
  formatEvidence,
  formatVerifierKey,
  LogClient,
  type LogTrust,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  TlogError,
  toBase64,
} from '@tongzhou/tlog';
