import { redact } from '@tongzhou/domain';
import { readColumnValue } from '../amount/index.ts';
import { type ItemIndex, matchItem } from '../item-match/index.ts';
import { isRow, ownField, type Row, shown, textField } from './fields.ts';
import type { ServiceDetails, ServiceKind } from './service-listing.ts';

/** What the row says about its kind of service. */
export function detailsOf(row: Row, kind: ServiceKind, items: ItemIndex): ServiceDetails {
  const text = (field: string) => shown(textField(row, field));
  switch (kind) {
    case 'manufacture': {
      const supplies = ownField(row, 'supplies');
      return {
        kind,
        capacity: (Array.isArray(supplies) ? supplies : [])
          .filter(isRow)
          .map((line) => capacityOf(line, items)),
        qualification: text('qualification'),
      };
    }
    case 'transport': {
      const personal = textField(row, 'allowPersonal');
      return {
        kind,
        from: text('from'),
        to: text('dest'),
        area: text('area'),
        takesPersonalGifts: personal === '是' ? true : personal === '否' ? false : null,
      };
    }
    case 'consultation':
      return { kind, topic: text('type') };
    case 'donation-channel': {
      const accounts = ownField(row, 'bankAccounts');
      const method = text('method');
      return {
        kind,
        status: text('status'),
        bankTransfer: (Array.isArray(accounts) && accounts.length > 0) || /银行|转账|汇款/.test(method ?? ''),
        method,
      };
    }
    case 'pledge':
      return { kind, subject: text('abstract'), ownership: text('type'), stated: quantityOf(row, 'count') };
    case 'lodging':
      // 114 of 117 hotels "have" 0 rooms: nobody asked. A hotel on the list has some.
      return {
        kind,
        address: text('address'),
        rooms: someOf(row, 'maximum_rooms'),
        guests: someOf(row, 'maximum_guests'),
      };
  }
}

function capacityOf(line: Row, items: ItemIndex) {
  const words = [textField(line, 'key'), textField(line, 'specification')].filter((word) => word !== null);
  const match = matchItem(words.at(-1) ?? '', items);
  return {
    label: redact(words.join(' · ')),
    itemId: match.kind === 'matched' ? match.item.id : null,
    quantity: quantityOf(line, 'value'),
  };
}

function quantityOf(row: Row, field: string) {
  const reading = readColumnValue(ownField(row, field));
  return reading.ok ? reading.amount.quantity : ({ kind: 'unknown' } as const);
}

function someOf(row: Row, field: string) {
  const quantity = quantityOf(row, field);
  return quantity.kind === 'none' ? ({ kind: 'unknown' } as const) : quantity;
}
