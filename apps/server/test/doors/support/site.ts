import { serve } from '../../../src/index.ts';
import { dataFolder } from '../../support/databases.ts';

/** A server with everything on it: the API, the pages, the log; empty, or with an exercise. */
export const openServer = (name: string, scenario: string | null = null) =>
  serve({ port: 0, host: '127.0.0.1', folder: dataFolder(name), databaseUrl: undefined, scenario });
