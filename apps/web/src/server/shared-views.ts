import { comparisonView, leadBoard, mandateMatrix } from '@tongzhou/domain';
import { sharedView } from './shared-view.ts';

/** Three plans are computed for it. */
export const comparisonNow = sharedView(10_000, comparisonView);

/** In a national response these walk through some ten thousand mandates and a hundred thousand tasks (bench/boards.ts). */
export const boardNow = sharedView(2_000, leadBoard);
export const matrixNow = sharedView(2_000, (view, incident) => mandateMatrix(view, incident));
export const wholeMatrixNow = sharedView(2_000, (view, incident) => mandateMatrix(view, incident, 'whole'));
