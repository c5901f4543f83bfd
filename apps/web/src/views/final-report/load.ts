import { finalReport } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident }: Asked) => ({ report: finalReport(view, incident.id) });
