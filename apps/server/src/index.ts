export { Application } from './application/application.ts';
export { readReference } from './application/reference-data.ts';
export { PASSPHRASE_LENGTH_MIN, type Passphrases } from './backup/backup.ts';
export { runningOn } from './folder/running.ts';
export type { AccountTask } from './identity/operator.ts';
export { importInto } from './imports/import-into.ts';
export type { ImportReport } from './imports/report.ts';
export { accountsHere } from './locally/accounts.ts';
export { adminLink } from './locally/admin.ts';
export { backUpHere, catchUpHere, keysInEnvironment, restoreHere } from './locally/backup.ts';
export { examine } from './locally/doctor.ts';
export { establishLocally } from './locally/establish.ts';
export { importLocally } from './locally/import.ts';
export {
  adoptHeadLocally,
  declareLostTailLocally,
  headToAdoptLocally,
  lostTailLocally,
  type Rotated,
  readersAheadLocally,
  readLogLocally,
  rotateLogKeyLocally,
  setReadersBackLocally,
} from './locally/log.ts';
export { migrateServer } from './locally/migrate.ts';
export { withApplicationLocally } from './locally/with-application.ts';
export type { OwnWitness } from './log/log-policy.ts';
export { type Purge, purgePersons, retentionDays, setRetentionDays } from './person/retention.ts';
export { rotatePersonKey } from './person/rotate.ts';
export { serve } from './server/serve.ts';
export { type SilentSite, withSilentSite } from './server/silent-site.ts';
export { TlsSettingsError, tlsSettings } from './tls/settings.ts';
