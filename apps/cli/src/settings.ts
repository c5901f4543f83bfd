import { resolve } from 'node:path';
import { checkSettings } from '@tongzhou/server/settings';

export type Settings = {
  readonly port: number;
  readonly host: string;
  /** The folder of the embedded database and the keys. */
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  /** What an empty system begins with; null: nothing. */
  readonly scenario: string | null;
  /** Its database is a replica, which is only read. */
  readonly follows: boolean;
};

type Said = {
  port?: string | undefined;
  host?: string | undefined;
  data?: string | undefined;
  scenario?: string | undefined;
  follow?: boolean | undefined;
};

/** Options of the call before the environment, the environment before the defaults. Throws `SettingsRefused`. */
export function settings(values: Said): Settings {
  checkSettings();
  return unchecked(values);
}

/** The same for whoever says himself what is wrong with them. */
export function unchecked(values: Said): Settings {
  const from = process.env.INIT_CWD ?? process.cwd();
  const scenario = values.scenario ?? process.env.TONGZHOU_SCENARIO ?? 'hubei-2020';
  return {
    port: Number(values.port ?? process.env.PORT ?? 8020),
    host: values.host ?? process.env.HOST ?? '127.0.0.1',
    folder: resolve(from, values.data ?? process.env.TONGZHOU_DATA ?? '.tongzhou'),
    databaseUrl: process.env.DATABASE_URL || undefined,
    scenario: scenario === 'none' || scenario === '' ? null : scenario,
    follows: values.follow ?? process.env.TONGZHOU_FOLLOW === 'on',
  };
}
