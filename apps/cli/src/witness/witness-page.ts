import type { Language } from '@tongzhou/messages';
import type { Look } from './follower.ts';
import { sentenceOf, type WitnessedLog } from './witness-view.ts';

/** What the page shows. */
export type WitnessPage = {
  readonly name: string;
  readonly verifierKey: string;
  readonly logs: readonly WitnessedLog[];
  readonly looks: readonly Look[];
};

const WORDS = {
  zh: {
    lang: 'zh-CN',
    other: '<a lang="en" href="?lang=en">English</a>',
    title: '公开日志的见证人',
    what: '见证人记住每份日志最后一次的样子，只有当新版本完整包含旧版本时才会会签。因此，日志的运营者无法改写已经公布的内容，也无法让不同的人看到不同的内容，而不被发现。',
    key: '会签公钥',
    keyHint: '请从另一个渠道（报纸、名片、电话）核对这个公钥，再写入您的见证规则。',
    contradictions: '发现的矛盾',
    none: '没有发现矛盾。',
    proof: '证据文件（任何人都能验证）',
    logs: '见证的日志',
    entries: '条，',
    cosigned: '最后会签',
    never: '还没有会签过。',
    root: '根哈希',
    checkpoint: '会签的检查点',
    looks: '主动查看',
    fine: '正常',
  },
  en: {
    lang: 'en',
    other: '<a lang="zh-CN" href="?lang=zh">中文</a>',
    title: 'A witness of public logs',
    what: 'A witness remembers how each log looked last, and cosigns a new state only if it contains all of the old one. So whoever runs a log cannot change what was published, or show different people different things, without being noticed.',
    key: 'Verifier key',
    keyHint:
      'Compare this key through another channel (print, a card, a call) before it goes into your policy.',
    contradictions: 'Contradictions found',
    none: 'None was found.',
    proof: 'evidence, a file that anybody can verify',
    logs: 'Logs that it witnesses',
    entries: 'entries,',
    cosigned: 'last cosigned',
    never: 'Nothing cosigned yet.',
    root: 'root hash',
    checkpoint: 'cosigned checkpoint',
    looks: 'Logs that it looks at by itself',
    fine: 'in order',
  },
} as const;

/** The page for people, complete without scripts; all links are relative, so any prefix will do. */
export function witnessPage({ name, verifierKey, logs, looks }: WitnessPage, language: Language): string {
  const words = WORDS[language];
  const found = logs.flatMap(({ contradictions }) => contradictions);
  return `<!doctype html>
<html lang="${words.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(name)} · ${words.title}</title>
<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.5rem}code{font-size:.9rem}.found{border:2px solid #a40000;padding:0 1rem}a{color:#0b4f9e}</style></head>
<body><p>${words.other}</p><main><h1>${escapeHtml(name)}</h1><p>${words.title}</p><p>${words.what}</p>
<h2>${words.key}</h2><p><code>${escapeHtml(verifierKey)}</code></p><p>${words.keyHint}</p>
<section${found.length > 0 ? ' class="found"' : ''}><h2>${words.contradictions}</h2>${
    found.length === 0
      ? `<p>${words.none}</p>`
      : `<ul>${found
          .map(
            (each) =>
              `<li>${escapeHtml(sentenceOf(each.found, language))} <a href="${each.path}">${words.proof}</a></li>`,
          )
          .join('')}</ul>`
  }</section>
<h2>${words.logs}</h2>${logs.map((log) => logSection(log, language)).join('')}
${looks.length === 0 ? '' : `<h2>${words.looks}</h2><ul>${looks.map((look) => lookItem(look, words.fine)).join('')}</ul>`}
</main></body></html>
`;
}

function logSection({ origin, path, cosigned }: WitnessedLog, language: Language): string {
  const words = WORDS[language];
  const state =
    cosigned === undefined
      ? `<p>${words.never}</p>`
      : `<p>${cosigned.size} ${words.entries} ${words.cosigned} ${time(cosigned.at)} · <a href="${path}/checkpoint">${words.checkpoint}</a><br>${words.root} <code>${cosigned.root}</code></p>`;
  return `<h3>${escapeHtml(origin)}</h3>${state}`;
}

const lookItem = ({ url, at, trouble }: Look, fine: string): string =>
  `<li>${escapeHtml(url)} · ${time(at)} · ${escapeHtml(trouble ?? fine)}</li>`;

function time(at: Date): string {
  const text = Number.isNaN(at.getTime()) ? '?' : `${at.toISOString().slice(0, 19)}Z`;
  return `<time datetime="${text}">${text.replace('T', ' ').replace('Z', ' UTC')}</time>`;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
