import { closingView } from '@tongzhou/domain/concepts/closing';
import type { Asked } from '#page/page.ts';

export const load = ({ view, incident, visitor }: Asked) => ({
  closing: closingView(view, incident.id),
  isSignedIn: visitor !== null,
});
