import { redirect } from '@sveltejs/kit';
import type { SiteAsked } from '#page/page.ts';

export const load = ({ params, url }: SiteAsked) => {
  const code = url.searchParams.get('code')?.normalize('NFKC').trim().toUpperCase();
  if (code) redirect(303, `/${params.lang}/gifts/${encodeURIComponent(code)}`);
};
