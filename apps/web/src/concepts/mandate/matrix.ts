import { mandateMatrix } from '@tongzhou/domain';
import { sharedView } from '#server/shared-view.ts';

/** In a national response these walk through some ten thousand mandates (bench/boards.ts). */
export const matrixNow = sharedView(2_000, (view, incident) => mandateMatrix(view, incident));
export const wholeMatrixNow = sharedView(2_000, (view, incident) => mandateMatrix(view, incident, 'whole'));
