export { commitmentText, commitTo, SALT_BYTES } from './commitment.ts';
export { stateDestroyed } from './destroyed.ts';
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
