import * as domain from '@tongzhou/domain';
import { FACT_TYPES, IMPORT_QUESTIONS } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { SET_ASIDE_REASONS } from '../../formats/src/set-aside/reasons.ts';
import { type LabelList, labels, wordsFor } from '../src/index.ts';

const CHINESE = /[\u3400-\u9fff，。；：、（）“”]/;
const lists = Object.entries(labels) as [LabelList, Record<string, { zh: string; en: string }>][];

/** The lists of the domain that people see, and the labels that say them. */
const LISTS: [readonly string[], LabelList][] = [
  [domain.MANDATE_FUNCTIONS, 'mandateFunction'],
  [domain.ITEM_CATEGORIES, 'itemCategory'],
  [domain.SETTINGS, 'setting'],
  [domain.FACILITY_CLASSES, 'facilityClass'],
  [domain.ORGANISATION_KINDS, 'organisationKind'],
  [domain.EVIDENCE_KINDS, 'evidenceKind'],
  [domain.EVIDENCE_LEVELS, 'evidenceLevel'],
  [domain.CONFIRMATIONS, 'confirmation'],
  [domain.GIFT_MODES, 'giftMode'],
  [domain.LOSS_REASONS, 'lossReason'],
  [domain.SHORTAGE_REASONS, 'shortageReason'],
  [domain.ALLOCATION_RULES, 'allocationRule'],
  [domain.BINDING_CONSTRAINTS, 'bindingConstraint'],
  [domain.INCIDENT_TYPES, 'incidentType'],
  [domain.EVENT_GRADES, 'eventGrade'],
  [domain.ALERT_COLOURS, 'alertColour'],
  [domain.RESPONSE_LEVELS, 'responseLevel'],
  [domain.ACCOUNT_KINDS, 'accountKind'],
  [domain.ACCOUNT_PURPOSES, 'accountPurpose'],
  [domain.CORRECTION_CAUSES, 'correctionCause'],
  [domain.SERVICE_KINDS, 'serviceKind'],
  [FACT_TYPES, 'factType'],
  [[...new Set([...Object.keys(SET_ASIDE_REASONS), ...IMPORT_QUESTIONS])], 'setAsideReason'],
];

describe('labels', () => {
  it.each(LISTS)('say exactly the values of the list (%#)', (values, list) => {
    expect(Object.keys(labels[list]).sort()).toEqual([...values].sort());
  });

  it.each(lists)('%s has both languages, each in its own script', (_name, words) => {
    for (const [value, { zh, en }] of Object.entries(words)) {
      expect(zh, value).toMatch(CHINESE);
      expect(en, value).not.toMatch(CHINESE);
      expect(en.trim(), value).not.toBe('');
    }
  });

  it('a value that no list holds is said as it is', () => {
    expect(wordsFor('setting', 'toString')).toEqual({ zh: 'toString', en: 'toString' });
    expect(wordsFor('setting', 'isolation').en).toBe('isolation ward');
  });
});
