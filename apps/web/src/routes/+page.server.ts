import { redirect } from '@sveltejs/kit';
import { readerLanguageOf } from '@tongzhou/messages';

/** A reader who asks for none of the languages is shown the one that stands first in the country. */
export const load = ({ request, locals }) =>
  redirect(
    303,
    `/${readerLanguageOf(request.headers.get('accept-language'), locals.tongzhou.application.country.language)}`,
  );
