export { commitmentText, commitTo, SALT_BYTES } from './commitment.ts';
export { stateDestroyed } from './destroyed.ts';
export { forgetPerson } from './forget.ts';
export { type GiftOfPerson, isSealed, personOfReceipt, receiverOnly } from './of-receipt.ts';
export { fingerprintOf } from './pass.ts';
export { digitsOf, namesPerson, type Person, personSchema } from './person.ts';
export {
  ERASURE_REASONS,
  type ErasureReason,
  READING_REASONS,
  RETENTION_DAYS_DEFAULT,
  RETENTION_DAYS_MAX,
  type ReadingReason,
  retentionEnded,
} from './rules.ts';
export type { Forgotten } from './state.ts';
