import { SettingsRefused, takeSecretsFromFiles, takeUpSettingsFile } from '@tongzhou/server/settings';
import { UsageError } from './usage-error.ts';

export type CliCommand = {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Answers the exit code. */
  readonly run: (args: string[]) => Promise<number>;
};

/** In the order in which the help names them. Only what is called is loaded: a mirror needs no server. */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  audit: async () => (await import('./commands/audit.ts')).auditCommand,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  mirror: async () => (await import('./commands/mirror.ts')).mirrorCommand,
  'export-log': async () => (await import('./commands/export-log.ts')).exportLogCommand,
  'export-site': async () => (await import('./commands/export-site.ts')).exportSiteCommand,
  witness: async () => (await import('./commands/witness.ts')).witnessCommand,
  'rotate-log-key': async () => (await import('./commands/rotate-log-key.ts')).rotateLogKeyCommand,
  log: async () => (await import('./commands/log.ts')).logCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  'check-evidence': async () => (await import('./commands/check-evidence.ts')).checkEvidenceCommand,
  'check-record': async () => (await import('./commands/check-record.ts')).checkRecordCommand,
  establish: async () => (await import('./commands/establish.ts')).establishCommand,
  user: async () => (await import('./commands/user.ts')).userCommand,
  person: async () => (await import('./commands/person.ts')).personCommand,
  settings: async () => (await import('./commands/settings.ts')).settingsCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  admin: async () => (await import('./commands/admin.ts')).adminCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/backup.ts')).restoreCommand,
  release: async () => (await import('./commands/release.ts')).releaseCommand,
};

const help = async (): Promise<string> => {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  return [
    'tongzhou: crisis coordination that anyone can check',
    '',
    ...commands.map(({ usage, summary }) => `  tongzhou ${usage}\n      ${summary}`),
    '',
    'Settings: tongzhou settings, or docs/settings.md',
  ].join('\n');
};

/** Finds and runs a command. 0: done; 1: the answer is no; 2: the call's words are off. */
export async function commandLine(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(await help());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    console.error(`tongzhou: there is no command "${name}"\n\n${await help()}`);
    return 2;
  }
  const command = await load();
  try {
    takeUpSettingsFile();
    takeSecretsFromFiles();
    return await command.run(rest);
  } catch (error) {
    if (error instanceof SettingsRefused) {
      console.error(`tongzhou ${name}: ${error.message}`);
      return 2;
    }
    if (error instanceof UsageError) {
      console.error(`tongzhou ${name}: ${error.message}\nusage: tongzhou ${command.usage}`);
      return 2;
    }
    console.error(`tongzhou ${name}: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.TONGZHOU_DEBUG) console.error(error);
    return 1;
  }
}
