import { purposeRows } from '@tongzhou/domain/concepts/purpose';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident }: Asked) => ({ purposes: purposeRows(view, incident.id) });
