import type { Quantity } from '@tongzhou/domain';
import type { NeedSnapshot } from '@tongzhou/formats';

type Listing = NeedSnapshot['services'][number];
type Line = { label: string; quantity: Quantity | null };

/** Listings with a key each: of two that bear one name, the second is `name#2`, in the order of the file. */
export function withKeys(listings: readonly Listing[]): { listing: Listing; key: string }[] {
  const seen = new Map<string, number>();
  return listings.map((listing) => {
    const key = `wuhan2020:${listing.kind}:${listing.sourceKey}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { listing, key: (count === 1 ? key : `${key}#${count}`).slice(0, 300) };
  });
}

/** A listing as the command `service.list` takes it. */
export function serviceInput(listing: Listing, externalKey: string, asOf: string) {
  return {
    kind: listing.kind,
    name: listing.name.slice(0, 500),
    area: listing.areaCode,
    lines: linesOf(listing).slice(0, 200),
    asOf: new Date(asOf).toISOString(),
    source: listing.url?.slice(0, 500) || null,
    externalKey,
  };
}

function linesOf({ details }: Listing): Line[] {
  const word = (label: string, value: string | null): Line[] =>
    value ? [{ label: `${label}：${value}`.slice(0, 500), quantity: null }] : [];
  switch (details.kind) {
    case 'manufacture':
      return [
        ...details.capacity.map(({ label, quantity }) => ({ label: label.slice(0, 500), quantity })),
        ...word('资质', details.qualification),
      ];
    case 'transport':
      return [...word('从', details.from), ...word('到', details.to), ...word('范围', details.area)];
    case 'consultation':
      return word('内容', details.topic);
    case 'donation-channel':
      return [...word('状态', details.status), ...word('方式', details.method)];
    case 'pledge':
      return [{ label: (details.subject ?? '承诺').slice(0, 500), quantity: details.stated }];
    case 'lodging':
      return [
        { label: '房间', quantity: details.rooms },
        { label: '人数', quantity: details.guests },
        ...word('地址', details.address),
      ];
  }
}
