import type { Performed } from './perform.ts';
import { readForm } from './read-form.ts';

/** A form that came when its session had ended, as if it had been sent and not yet judged. */
export function keptForm(fields: readonly (readonly [name: string, value: string])[]): Performed {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const { command, typed } = readForm(form);
  const nothing = { errors: {}, general: [], questions: [], done: null, considered: null };
  return { ...nothing, command, typed, form: String(form.get('form') ?? '') };
}
