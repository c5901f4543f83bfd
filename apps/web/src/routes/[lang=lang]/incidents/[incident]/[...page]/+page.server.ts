import { error, redirect } from '@sveltejs/kit';
import type { Asked } from '#page/page.ts';
import { incidentAt } from '#server/incident.ts';
import { pageAt, tabsOf } from '#site/pages.ts';
import { texts } from '#site/texts.ts';

/** Which page an address names, and with what it is asked; a 404 where there is no such page or incident. */
function asked(event: {
  locals: App.Locals;
  params: { lang: Asked['language']; incident: string; page: string };
  url: URL;
  setHeaders: Asked['setHeaders'];
}) {
  const { locals, params, url, setHeaders } = event;
  const found = pageAt(params.page);
  if (!found) error(404, { message: 'address' });
  const { tongzhou, visitor } = locals;
  const language = params.lang;
  const t = texts(language);
  const { page, id } = found;
  return {
    page,
    asked: { ...incidentAt(tongzhou, params.incident), tongzhou, visitor, language, t, url, id, setHeaders },
  };
}

export const load = async (event) => {
  const { page, asked: said } = asked(event);
  return {
    ...(await page.load(said)),
    tabs: tabsOf(said.incident.id, page, said.language),
  };
};

export const actions = {
  default: async (event) => {
    const { visitor } = event.locals;
    if (!visitor) redirect(303, `/${event.params.lang}/sign-in`);
    const { page, asked: said } = asked(event);
    if (!page.act) error(405, { message: 'form' });
    return page.act({ ...said, visitor }, await event.request.formData());
  },
};
