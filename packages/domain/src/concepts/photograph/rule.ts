import type { AskBack } from '../../kernel/command/asked-back.ts';
import type { Fact } from '../../kernel/fact/fact.ts';
import { refusal } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';

/** One picture of a wet carton shows one wet carton: shown again, it is asked whether it is the same thing. */
export function askAboutPhotograph({ photographs }: State, asked: AskBack, photo: string | null): void {
  const first = photo === null ? undefined : photographs.get(photo);
  if (photo === null || first === undefined) return;
  const { act, position: entry } = first;
  asked.ask(refusal('photograph-shown-before', { act, entry }, { field: 'photo', rule: 'F1' }), photo);
}

export function rememberPhotograph({ photographs }: State, { data, decision, type, position }: Fact): void {
  const photo = 'photo' in data ? data.photo : null;
  if (photo !== null && !photographs.has(photo))
    photographs.set(photo, { act: decision?.command ?? type, position });
}
