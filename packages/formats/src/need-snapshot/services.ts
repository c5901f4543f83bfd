import { redact } from '@tongzhou/domain';
import { matchArea } from '../area-match/index.ts';
import { matchKey } from '../text/index.ts';
import type { Collector, ReadingContext } from './collector.ts';
import { isSuspiciousName } from './facility-name.ts';
import { countContacts, isRow, nameField, ownField, shown, textField, webAddress } from './fields.ts';
import { withoutContacts } from './remark-field.ts';
import { detailsOf } from './service-details.ts';
import type { ServiceKind, ServiceListing } from './service-listing.ts';

export const SERVICE_FILES: Readonly<Record<string, ServiceKind>> = {
  'manufacturers.json': 'manufacture',
  'carriers.json': 'transport',
  'clinics.json': 'consultation',
  'donation-recipients.json': 'donation-channel',
  'enterprise-pledges.json': 'pledge',
  'staff-lodging.json': 'lodging',
};

/** One row of a file of services; `null` where it was set aside. */
export function readService(
  value: unknown,
  row: number,
  file: string,
  kind: ServiceKind,
  { asOf, items, areas, out }: ReadingContext,
): ServiceListing | null {
  if (!isRow(value)) {
    out.put('entry-not-an-object', 'row', { file, row, name: null }, '', value);
    return null;
  }
  out.contactsWithheld += countContacts(value);
  const name = nameField(value, 'name') ?? nameField(value, 'hotel_name');
  if (name === null || isSuspiciousName(name)) {
    out.put(
      name === null ? 'name-missing' : 'suspicious-name',
      'row',
      { file, row, name: shown(name) },
      'name',
      ownField(value, 'name') ?? '',
    );
    return null;
  }
  const province = shown(textField(value, 'province'));
  // In the lodging lists the district follows the city: 昆明市-官渡区.
  const [city = null, below = null] = textField(value, 'city')?.split(/-+/) ?? [];
  const district = textField(value, 'district') ?? below;
  const area = province || city ? matchArea({ province, city, district }, areas).code : null;
  const shownName = redact(name.replace(/\s+/g, ' '));
  return {
    kind,
    sourceKey: redact(
      `${kind}:${matchKey(shownName).slice(0, 120)}@${area ?? matchKey(`${province ?? ''}${city ?? ''}${district ?? ''}`)}`,
    ),
    name: shownName,
    areaCode: area,
    province,
    city: shown(city),
    details: detailsOf(value, kind, items),
    note: noteOf(textField(value, 'remark'), out),
    url: webAddress(value, 'url'),
    asOf: instantOf(textField(value, 'date')) ?? asOf,
  };
}

function noteOf(remark: string | null, out: Collector): string | null {
  const note = withoutContacts(remark ?? '', out);
  return note === '' || /^暂?无$/.test(note) ? null : note;
}

function instantOf(date: string | null): string | null {
  return date !== null &&
    /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(date) &&
    !Number.isNaN(Date.parse(date))
    ? date
    : null;
}
