import { SettingsRefused, takeSecretsFromFiles, takeUpSettingsFile } from '@tongzhou/server';
import { adminCommand } from './commands/admin.ts';
import { auditCommand } from './commands/audit.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { checkEvidenceCommand } from './commands/check-evidence.ts';
import { checkRecordCommand } from './commands/check-record.ts';
import { compareCommand } from './commands/compare.ts';
import { doctorCommand } from './commands/doctor.ts';
import { establishCommand } from './commands/establish.ts';
import { exportLogCommand } from './commands/export-log.ts';
import { exportSiteCommand } from './commands/export-site.ts';
import { importCommand } from './commands/import.ts';
import { logCommand } from './commands/log.ts';
import { migrateCommand } from './commands/migrate.ts';
import { mirrorCommand } from './commands/mirror.ts';
import { personCommand } from './commands/person.ts';
import { releaseCommand } from './commands/release.ts';
import { reportCommand } from './commands/report.ts';
import { rotateLogKeyCommand } from './commands/rotate-log-key.ts';
import { serveCommand } from './commands/serve.ts';
import { settingsCommand } from './commands/settings.ts';
import { userCommand } from './commands/user.ts';
import { verifyCommand } from './commands/verify.ts';
import { witnessCommand } from './commands/witness.ts';
import { UsageError } from './usage-error.ts';

export type CliCommand = {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Answers the exit code. */
  readonly run: (args: string[]) => Promise<number>;
};

const commands: readonly CliCommand[] = [
  serveCommand,
  migrateCommand,
  importCommand,
  auditCommand,
  reportCommand,
  mirrorCommand,
  exportLogCommand,
  exportSiteCommand,
  witnessCommand,
  rotateLogKeyCommand,
  logCommand,
  verifyCommand,
  compareCommand,
  checkEvidenceCommand,
  checkRecordCommand,
  establishCommand,
  userCommand,
  personCommand,
  settingsCommand,
  doctorCommand,
  adminCommand,
  backupCommand,
  restoreCommand,
  releaseCommand,
];

const help = (): string =>
  [
    'tongzhou: crisis coordination that anyone can check',
    '',
    ...commands.map(({ usage, summary }) => `  tongzhou ${usage}\n      ${summary}`),
    '',
    'Settings: tongzhou settings, or docs/settings.md',
  ].join('\n');

/** Finds and runs a command. 0: done; 1: the answer is no; 2: the call's words are off. */
export async function commandLine(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(help());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    console.error(`tongzhou: there is no command "${name}"\n\n${help()}`);
    return 2;
  }
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
