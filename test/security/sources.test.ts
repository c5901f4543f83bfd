import { findPersonalData, redact } from '@tongzhou/domain';
import { matchItem, readRemark } from '@tongzhou/formats';
import { afterEach, describe, expect, it } from 'vitest';
import { items } from '../../packages/formats/test/fixtures.ts';
import { sources, whereIs } from './sources.ts';

describe('what is drawn by chance', () => {
  it('comes from a generator that nobody can predict, and from few places', () => {
    expect(sources.size).toBeGreaterThan(1_000);
    const drawn = whereIs(
      /\b(randomBytes|randomInt|randomFill(Sync)?|getRandomValues|generateKey(Sync|PairSync)?)\b|\brandomUUID\b/g,
    );
    const places = Object.keys(drawn);
    expect(places.filter((path) => path.startsWith('apps/server'))).toEqual([
      'apps/server/src/sealing/chance.ts',
    ]);
    // WebCrypto, for keys that are made without the server too; and names of half-written files.
    expect(places.filter((path) => path.startsWith('packages') || path.startsWith('apps/cli'))).toEqual([
      'packages/tlog/src/folder/durable-file.ts',
      'packages/tlog/src/note/ed25519.ts',
      // An auditor's own key, on the auditor's machine.
      'apps/cli/src/audit/kept-judgement.ts',
    ]);
    // WebCrypto: keys by which a form that is sent twice is done once.
    for (const path of places.filter((each) => each.startsWith('apps/web')))
      expect([path, sources.get(path)]).toEqual([path, expect.stringContaining('crypto.randomUUID()')]);
  });

  it('is no secret where it could be predicted: two waits, so that many do not come back at once', () => {
    expect(Object.keys(whereIs(/Math\s*\.\s*random|\bprng\b|seedrandom/gi))).toEqual([
      'packages/audit/src/patience.ts',
      'apps/server/src/notification/webhook/schedule.ts',
    ]);
  });
});

describe('an expression that words are searched with', () => {
  const OwnRegExp = globalThis.RegExp;
  afterEach(() => {
    globalThis.RegExp = OwnRegExp;
  });

  it('is written by us, or made of the catalogue, in the files that are known for it', () => {
    const made = Object.keys(whereIs(/\bRegExp\(/g));
    expect(made.filter((path) => path.startsWith('apps/'))).toEqual([]);
    expect(new Set(made.map((path) => path.split('/').slice(0, 5).join('/')))).toEqual(
      new Set([
        ...['packages/domain/src/concepts/release', 'packages/domain/src/kernel/fact'],
        ...['packages/domain/src/kernel/item', 'packages/domain/src/kernel/number'],
        ...['packages/domain/src/kernel/text', 'packages/domain/src/ledger/transfer.ts'],
        ...['packages/formats/src/amount/read.ts', 'packages/formats/src/amount/unit.ts'],
        ...['packages/formats/src/item-match/item-index.ts', 'packages/formats/src/remark/part.ts'],
        ...['packages/formats/src/remark/text-class.ts', 'packages/messages/src/language/template.ts'],
      ]),
    );
  });

  it('is never made of what somebody typed', () => {
    const made: string[] = [];
    globalThis.RegExp = class extends OwnRegExp {
      constructor(pattern: string | RegExp, flags?: string) {
        made.push(String(pattern));
        super(pattern, flags);
      }
    } as RegExpConstructor;
    // Signs that an expression would take for its own: a slow one, one that is not whole, one that finds everything.
    for (const typed of ['qzq(a+)+$', 'qzq[', 'qzq.*|', 'qzq\\', 'qzq{9,1}', 'qzq(?<']) {
      const text = `电话 13800138000 口罩 500 个 ${typed} 联系 张三 twenty masks ${typed}`;
      findPersonalData(text);
      redact(text);
      matchItem(typed, items, text);
      readRemark(text, items);
    }
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter((each) => each.includes('qzq'))).toEqual([]);
  });
});
