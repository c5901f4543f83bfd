import { redirect } from '@sveltejs/kit';

export const actions = {
  default: async ({ request, locals, params }) => {
    const { setCookie } = await locals.tongzhou.identity.signOut(request.headers);
    locals.setCookies = setCookie;
    redirect(303, `/${params.lang}`);
  },
};
