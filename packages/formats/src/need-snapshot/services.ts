import { matchArea } from '../area-match/index.ts';
import { redact } from '../personal-data/index.ts';
import { classOf, splitOutside } from '../remark/index.ts';
import { matchKey, normaliseText } from '../text/index.ts';
import type { Collector, ReadingContext } from './collector.ts';
import { isSuspiciousName } from './facility-name.ts';
import {
  countContacts,
  isRow,
  nameField,
  ownField,
  type Row,
  shown,
  textField,
  webAddress,
} from './fields.ts';
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
    sourceKey: `${kind}:${matchKey(shownName).slice(0, 120)}@${area ?? matchKey(`${province ?? ''}${city ?? ''}${district ?? ''}`)}`,
    name: shownName,
    areaCode: area,
    province,
    city: shown(city),
    details: detailsOf(value, kind, items),
    note: noteOf(value, out),
    url: webAddress(value, 'url'),
    asOf: instantOf(textField(value, 'date')) ?? asOf,
  };
}

/** The remark without its sentences about persons and accounts. */
function noteOf(row: Row, out: Collector): string | null {
  const kept: string[] = [];
  for (const clause of splitOutside(normaliseText(textField(row, 'remark') ?? ''), '\n;。')) {
    const name = classOf(clause);
    if (name === 'contact' || name === 'bank-account') out.contactsWithheld += 1;
    else if (!/^暂?无$/.test(clause)) kept.push(redact(clause));
  }
  return kept.join('；') || null;
}

function instantOf(date: string | null): string | null {
  return date !== null &&
    /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(date) &&
    !Number.isNaN(Date.parse(date))
    ? date
    : null;
}
