import { redirect } from '@sveltejs/kit';
import type { Visitor } from '#server/tongzhou.ts';

type Asked = { readonly locals: App.Locals; readonly params: { readonly lang: string } };

export const visitorOf = ({ locals, params }: Asked): Visitor =>
  locals.visitor ?? redirect(303, `/${params.lang}/sign-in`);

/** What was typed into a field, and no more of it than any field takes. */
export const typed = (form: FormData, name: string, most = 300): string =>
  String(form.get(name) ?? '').slice(0, most);

export { againFor } from './sent-paths.ts';
