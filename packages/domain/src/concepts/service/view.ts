import { must } from '../../kernel/state/must.ts';
import type { Viewpoint } from '../../kernel/view/viewpoint.ts';

/** Help that is offered to people: lines that answer, places that take them in. */
export const serviceRows = (view: Viewpoint, incident: string) => [
  ...must(view.state.incidents, incident, 'incident').services.values(),
];
