import { join, resolve } from 'node:path';

/** Where files of further languages lie: beside the data, or where the operator says. */
export const textsFolder = (dataFolder: string): string =>
  resolve(process.env.TONGZHOU_TEXTS ?? join(dataFolder, 'texts'));
