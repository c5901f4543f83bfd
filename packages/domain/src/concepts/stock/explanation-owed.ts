import { dutyState } from '../../kernel/duty/duty.ts';
import type { Viewpoint } from '../../kernel/view/viewpoint.ts';

/** Has a lot lain idle for longer than the charter allows without a word about it? */
export const isExplanationOwed = ({ duties, now }: Viewpoint, incident: string, lot: string): boolean =>
  duties
    .outstandingAbout(incident, 'explain-idle-lot', lot)
    .some((duty) => dutyState(duty, now) === 'breached');
