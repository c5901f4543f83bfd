/** Everything that receipts use of the transparency log, in one place. */
export {
  createVerifier,
  decodeText,
  formatKeyId,
  type LogTrust,
  parseProof,
  TlogError,
  type TlogErrorCode,
  toBase64,
  verifyProof,
  type WitnessSeen,
} from '@tongzhou/tlog';
