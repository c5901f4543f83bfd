import { fail } from '@sveltejs/kit';
import { ERASURE_REASONS } from '@tongzhou/domain';
import { namesOf, sentences } from '#form/perform.ts';
import { moment, number } from '#format/format.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { label } from '#texts/label.ts';
import { say } from '#texts/words.ts';

type Named = { readonly hash: string };
export type Erasing = {
  readonly asked: boolean;
  readonly erased: boolean;
  readonly general: readonly string[];
};

export const load = async ({ locals, params: { lang, hash } }: SiteAsked<Named>) => {
  const { application } = locals.tongzhou;
  const { holders } = await application.files.about(hash.slice(0, 64));
  const { organisations } = application.state;
  return {
    hash: hash.slice(0, 64),
    isSignedIn: locals.visitor !== null,
    isHolder: holders.some(
      ({ organisation, erased }) => erased === null && organisation === locals.visitor?.organisation,
    ),
    isHeld: holders.some(({ erased }) => erased === null),
    reasons: ERASURE_REASONS.map((value) => ({ value, label: label('erasureReason', value, lang) })),
    holders: holders.map(({ organisation, size, putAt, erased, ...holder }) => {
      const name = organisations.get(organisation)?.name;
      return {
        ...holder,
        organisation: name ? say(name, lang) : organisation,
        size: number(size),
        putAt: moment(putAt, lang),
        erased: erased && {
          at: moment(erased.at, lang),
          reason: label('erasureReason', erased.reason, lang),
        },
      };
    }),
  };
};

export const actions = {
  default: async ({ request, locals, params }: SiteSent & { readonly params: Named }) => {
    const { visitor, tongzhou } = locals;
    const nothing = { asked: false, erased: false, general: [] as readonly string[] } satisfies Erasing;
    if (!visitor) return fail(401, nothing);
    const stated = String((await request.formData()).get('reason') ?? '');
    const reason = ERASURE_REASONS.find((each) => each === stated);
    if (!reason) return fail(422, nothing);
    const done = await tongzhou.application.files.erase(visitor, { hash: params.hash.slice(0, 64), reason });
    if (!done.ok) {
      const { general, errors } = sentences(done.refusals, {}, params.lang, namesOf(tongzhou));
      return fail(422, { ...nothing, general: [...general, ...Object.values(errors)] } satisfies Erasing);
    }
    return { ...nothing, asked: !done.value.erased, erased: done.value.erased } satisfies Erasing;
  },
};
