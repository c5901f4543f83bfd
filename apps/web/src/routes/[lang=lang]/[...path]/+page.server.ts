import { error } from '@sveltejs/kit';

/** Any other address: the page that says so, in the reader's language and in the site's frame. */
export const load = () => error(404, { message: 'address' });
