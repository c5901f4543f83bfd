import { allocationView } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { texts } from '#site/texts.ts';
import {
  allocate,
  hubei,
  INCIDENT,
  need,
  receive,
} from '../../../../../packages/domain/test/support/world.ts';
import { lineFigures } from './line-figures.ts';

const VALUE = {
  fairness: 'weighted' as const,
  settingWeights: { isolation: 40, 'fever-clinic': 30, 'general-ward': 20, community: 1 },
  curve: [{ days: 1, worth: 50 }],
  substituteLoss: 0,
  distanceLoss: 0,
  regionClaim: { percent: 50, worth: 9 },
};

describe('what a line says on its page', () => {
  it('asked and given before, what is there, how far it was checked, who had the last and why, the claim of its region', () => {
    const world = hubei({
      ...{ valueOfCover: VALUE, coverDays: 3 },
      evidenceWeights: {
        ...{
          'public-source': 10,
          'self-declared': 40,
          'sealed-letter': 60,
          'called-back': 90,
          inspected: 100,
        },
        old: 5,
      },
    });
    need(world, 'union', 600, 'general-ward', { onHand: 0, usePerDay: 100 });
    const renai = need(world, 'renai', 600, 'general-ward', { onHand: 60, usePerDay: 100 });
    receive(world, 120);
    const { run } = allocate(world);
    const line = allocationView(world.view, INCIDENT, run)?.lines.find((each) => each.need.id === renai);
    if (!line) throw new Error('there is no line');
    expect(lineFigures(line, 'zh', texts('zh'))).toEqual([
      '提出 600 只，此前已给 0',
      '已有和在途 60 ＋ 本次 20 ＝ 80 只：够用 0.8 天（每日 100 只）',
      '依据：自行申报，按 40% 计',
      expect.stringMatching(
        /^再有 20 只，每件值 400。（核实到位时每件值 1,000。）这批物资的最后一件给了武汉协和医院，在那里值 400：.+。$/,
      ),
      '武汉市的保底 60 只，本次得 120；保底之内每件加值 9。',
    ]);
    const [asked, , checked, last, claim] = lineFigures(line, 'en', texts('en'));
    expect([asked, checked]).toEqual([
      '600 pieces asked for, 0 given before',
      expect.stringContaining('40 %'),
    ]);
    expect(last).toMatch(/Fully checked, it would be worth 1,000.* where it was worth 400: .+\.$/);
    expect(claim).toContain('of which it gets 120 here');
  });
});
