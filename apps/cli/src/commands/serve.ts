import { parseArgs } from 'node:util';
import { serve, TlsSettingsError, tlsSettings } from '@tongzhou/server';
import type { CliCommand } from '../command-line.ts';
import { settings } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import { ExerciseWitness } from '../witness/exercise-witness.ts';

export const serveCommand: CliCommand = {
  name: 'serve',
  usage: 'serve [--port N] [--host ADDRESS] [--data FOLDER] [--scenario ID|none] [--follow]',
  summary: 'runs the server: public pages, workspaces, API and log',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        scenario: { type: 'string' },
        follow: { type: 'boolean' },
      },
    });
    const chosen = settings(values);
    if (!Number.isInteger(chosen.port) || chosen.port < 0 || chosen.port > 65_535) {
      throw new UsageError(`"${values.port ?? process.env.PORT}" is not a port`);
    }
    if (chosen.follows && chosen.databaseUrl === undefined)
      throw new UsageError('--follow wants DATABASE_URL: the replica that is read');
    const tls = tlsOrUsage();
    const say = (line: string) => console.error(`tongzhou: ${line}`);
    const witness = new ExerciseWitness(chosen.folder, say);
    try {
      const server = await serve({ ...chosen, tls, say, ownWitness: witness.start });
      console.log(server.greeting);
      void witness.follow(server.url);
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      });
      await server.close();
      return 0;
    } finally {
      await witness.close();
    }
  },
};

function tlsOrUsage() {
  try {
    return tlsSettings();
  } catch (error) {
    if (error instanceof TlsSettingsError) throw new UsageError(error.message);
    throw error;
  }
}
