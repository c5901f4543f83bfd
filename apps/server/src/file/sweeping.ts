import { HOUR_MS } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { Loop } from '../loop.ts';

/** Files that were sent and never named by a command go, each hour. */
export const sweepFiles = ({ files }: Application): Loop =>
  new Loop(() => files.sweep(), {
    everyMs: HOUR_MS,
    fault: 'files that nothing names could not be removed',
    atOnce: true,
  });
