import { leadBoard } from '@tongzhou/domain';
import { sharedView } from '#server/shared-view.ts';

/** In a national response it walks through a hundred thousand tasks (bench/boards.ts). */
export const boardNow = sharedView(2_000, leadBoard);
