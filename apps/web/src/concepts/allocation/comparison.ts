import { comparisonView } from '@tongzhou/domain';
import { sharedView } from '#server/shared-view.ts';

/** Three plans are computed for it. */
export const comparisonNow = sharedView(10_000, comparisonView);
