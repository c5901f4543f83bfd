// What a command line needs before it knows whether it needs a server: it starts in half of the time without one.
export { checkSettings, faultsOfSettings, SettingsRefused, takeUpSettingsFile } from './check.ts';
export { takeSecretsFromFiles } from './secrets-from-files.ts';
export { settingsExample, settingsPage, toldSettings } from './tell.ts';
