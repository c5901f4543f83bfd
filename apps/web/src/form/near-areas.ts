import { type Area, areasWithin, provinceOf, type Viewpoint } from '@tongzhou/domain';

/** Areas to choose from: the country, provinces, and what lies in the province of a response and in that of an organisation. */
export function nearAreas(view: Viewpoint, incidentArea: string, organisation: string | null): Area[] {
  const own = organisation === null ? undefined : view.state.organisations.get(organisation)?.area;
  const wide = [...view.areas.values()].filter(
    ({ code, parent }) => parent === null || code.endsWith('0000'),
  );
  const near = [incidentArea, own ?? incidentArea]
    .map(provinceOf)
    .filter((code, index, all) => code !== WHOLE && all.indexOf(code) === index)
    .flatMap((code) => areasWithin(view.areas, code));
  return [...new Set([...wide, ...near])].sort((a, b) => (a.code < b.code ? -1 : 1));
}

const WHOLE = '000000';
