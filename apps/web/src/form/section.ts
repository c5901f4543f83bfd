import type { MandateFunction } from '@tongzhou/domain';
import type { Pair } from '#texts/words.ts';
import type { WorkContext } from './context.ts';
import type { WorkItem } from './form.ts';

/** A room of the workspace, as its folder declares it. */
export type Section = {
  readonly id: string;
  /** Its place among the rooms. */
  readonly order: number;
  /** Open to those whose mandates hold one of these; volunteers see their own rooms and no other. The rules themselves are the server's. */
  readonly may: readonly [MandateFunction, ...MandateFunction[]] | 'whoever is signed in' | 'volunteers';
  readonly title: Pair;
  /** At the head of the room, where it says more than the title. */
  readonly heading?: Pair;
  /** What the charter decides in it is asked of the response in hand. */
  readonly intro: Pair | ((context: WorkContext) => Pair);
  /** Before there is an incident only such rooms are open. */
  readonly needsNoIncident?: true;
  /** What is to be dealt with there. */
  readonly make: (context: WorkContext) => readonly WorkItem[];
};
