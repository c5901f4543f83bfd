import { organisationLabel, parseAccountId, type Viewpoint } from '@tongzhou/domain';

/** Whose account it is, of what kind and for what. Who gave is not named here: a donor's account bears a pseudonym. */
export function accountTitle(view: Viewpoint, id: string) {
  const { kind, owner, place, purpose } = parseAccountId(id);
  const holder = kind === 'donor' ? null : organisationLabel(view, owner).name;
  return {
    kind,
    purpose,
    holder,
    place: place === null ? null : (view.state.places.get(place)?.name ?? null),
  };
}
