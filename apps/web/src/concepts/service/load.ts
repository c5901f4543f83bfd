import { SERVICE_KINDS } from '@tongzhou/domain';
import type { SiteAsked } from '#page/page.ts';

const LISTED_MAX = 20;

export const load = async ({ locals, parent }: SiteAsked) => {
  const { incident } = await parent();
  const services = [
    ...(locals.tongzhou.application.state.incidents.get(incident?.id ?? '')?.services.values() ?? []),
  ];
  return {
    kinds: SERVICE_KINDS.map((kind) => {
      const all = services.filter((service) => service.kind === kind);
      return {
        kind,
        count: all.length,
        services: all.slice(0, LISTED_MAX).map(({ id, name, lines, source }) => ({
          id,
          name,
          source,
          lines: lines.slice(0, 3).map((line) => line.label),
        })),
      };
    }).filter((each) => each.count > 0),
  };
};
