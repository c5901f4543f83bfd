import type { Quantity } from '@tongzhou/domain';
import type { NeedSnapshot } from '@tongzhou/formats';

type Listing = NeedSnapshot['services'][number];
type Line = { label: string; quantity: Quantity | null };

/** A listing as the command `service.list` takes it. */
export function serviceInput(listing: Listing, asOf: string) {
  return {
    kind: listing.kind,
    name: listing.name.slice(0, 500),
    area: listing.areaCode,
    lines: linesOf(listing).slice(0, 200),
    asOf: new Date(asOf).toISOString(),
    source: listing.url?.slice(0, 500) || null,
    externalKey: `wuhan2020:${listing.kind}:${listing.sourceKey}`.slice(0, 300),
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
