import { redirect } from '@sveltejs/kit';

export const load = ({ params, url }) => {
  const code = url.searchParams.get('code')?.normalize('NFKC').trim().toUpperCase();
  if (code) redirect(303, `/${params.lang}/gifts/${encodeURIComponent(code)}`);
};
