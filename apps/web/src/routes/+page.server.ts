import { redirect } from '@sveltejs/kit';
import { readerLanguageOf } from '@tongzhou/messages';

export const load = ({ request }) =>
  redirect(303, `/${readerLanguageOf(request.headers.get('accept-language'))}`);
