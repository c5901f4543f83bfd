import { redirect } from '@sveltejs/kit';
import { languageOf } from '@tongzhou/messages';

export const load = ({ request }) => redirect(303, `/${languageOf(request.headers.get('accept-language'))}`);
