import { readFileSync } from 'node:fs';
import { SettingsError } from './other-machines.ts';

/** Settings that hold a secret, or an address with a password in it. */
export const SECRETS = [
  ...['DATABASE_URL', 'TONGZHOU_SMTP_URL', 'TONGZHOU_PERSON_KEY', 'TONGZHOU_LOG_KEY', 'TONGZHOU_TOKEN'],
] as const;

/**
 * `NAME_FILE` says where the secret `NAME` lies: a file that a vault's agent, systemd (LoadCredential) or an orchestrator lays down for this
 * process alone, so that it stands in no list of processes and in no unit. Read once, at the start. Throws a `SettingsError` for a file that
 * cannot be read, is empty, or stands beside the setting itself.
 */
export function takeSecretsFromFiles(environment: Record<string, string | undefined> = process.env): void {
  for (const name of SECRETS) {
    const path = environment[`${name}_FILE`];
    if (!path) continue;
    if (environment[name])
      throw new SettingsError(`${name} and ${name}_FILE: the secret comes from one of them`);
    const secret = read(path, name);
    if (secret === '') throw new SettingsError(`${name}_FILE: ${path} is empty`);
    environment[name] = secret;
  }
  const unknown = Object.keys(environment).find(
    (each) => /^TONGZHOU_.*_FILE$/.test(each) && !SECRETS.some((name) => each === `${name}_FILE`),
  );
  if (unknown)
    throw new SettingsError(`${unknown}: there is no such secret; there are ${SECRETS.join(', ')}`);
}

function read(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch (error) {
    throw new SettingsError(
      `${name}_FILE: ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}
