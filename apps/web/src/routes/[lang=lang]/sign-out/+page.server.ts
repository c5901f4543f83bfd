import { redirect } from '@sveltejs/kit';

export const actions = {
  default: async ({ request, locals, params }) => {
    const { setCookie, clear } = await locals.tongzhou.identity.signOut(request.headers);
    Object.assign(locals, { setCookies: setCookie, clear });
    redirect(303, `/${params.lang}`);
  },
};
