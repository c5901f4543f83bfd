import { incidentRows } from '@tongzhou/domain';
import { keptForm } from '#form/kept-form.ts';
import { incidentOfWork } from '#server/chosen.ts';
import { viewpoint } from '#server/tongzhou.ts';
import { mainNavigation } from '#site/main-navigation.ts';
import { otherLanguages, shareDone } from '#texts/language.ts';

export const load = async ({ params, locals, url }) => {
  const view = viewpoint(locals.tongzhou);
  const incidents = incidentRows(view);
  const isWork = /^\/[^/]+\/work(?:\/|$)/.test(url.pathname);
  const shown =
    locals.visitor && isWork
      ? incidentOfWork(view.state, locals.visitor, locals.chosen)?.id
      : /\/incidents\/([^/]+)/.exec(url.pathname)?.[1];
  const current =
    incidents.find(({ id }) => id === shown) ??
    incidents.find(({ phase }) => phase !== 'closed') ??
    incidents[0];
  const path = url.pathname + url.search;
  return {
    language: params.lang,
    /** Of a language that was laid over ours, how much is done. */
    shareDone: shareDone(params.lang),
    languages: otherLanguages(params.lang, path),
    main: mainNavigation(current?.id ?? null, params.lang),
    incident: current ?? null,
    isWork,
    /** Beside a drill a real event goes on: it is said which is which. */
    isMixed:
      incidents.some(({ exercise, phase }) => exercise && phase !== 'closed') &&
      incidents.some(({ exercise, phase }) => !exercise && phase !== 'closed'),
    exercise: locals.tongzhou.application.clock.isExercise,
    damagedAt: locals.tongzhou.application.damagedAt,
    now: view.now,
    visitor: locals.visitor ? { name: locals.visitor.name } : null,
    unseen: locals.visitor ? await locals.tongzhou.notifications.notices.unseen(locals.visitor) : 0,
    path,
    kept: locals.kept ? keptForm(locals.kept) : null,
  };
};
