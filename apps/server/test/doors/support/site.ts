import { serve } from '../../../src/index.ts';
import { dataFolder, exerciseFolder } from '../../support/databases.ts';

/** A server with everything on it: the API, the pages, the log; empty, or with an exercise. */
export const openServer = (name: string, scenario: string | null = null) => {
  const folder = scenario === 'hubei-2020' ? exerciseFolder(name) : dataFolder(name);
  return serve({ port: 0, host: '127.0.0.1', folder, databaseUrl: undefined, scenario });
};
