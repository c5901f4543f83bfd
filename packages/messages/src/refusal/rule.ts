import type { Both } from '../language/language.ts';

/** Where a rule comes from, for people: laws by name and article, standards as they are, our own by kind and number. */
export function sayRule(rule: string): Both {
  const parts = rule.split(', ').map(part);
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
}

function part(rule: string): Both {
  const charity = /^慈善法 (\d+)$/.exec(rule);
  if (charity) return { zh: `《慈善法》第 ${charity[1]} 条`, en: `Charity Law, Art. ${charity[1]}` };
  const cross = /^红十字会法 (\d+)$/.exec(rule);
  if (cross) return { zh: `《红十字会法》第 ${cross[1]} 条`, en: `Red Cross Law, Art. ${cross[1]}` };
  const personal = /^PIPL (\d+)$/.exec(rule);
  if (personal)
    return {
      zh: `《个人信息保护法》第 ${personal[1]} 条`,
      en: `Personal Information Protection Law, Art. ${personal[1]}`,
    };
  const invariant = /^I(\d+)$/.exec(rule);
  if (invariant)
    return { zh: `本系统不变式 I${invariant[1]}`, en: `invariant I${invariant[1]} of this system` };
  const failure = /^F(\d+)$/.exec(rule);
  if (failure) return { zh: `2020 年教训 F${failure[1]}`, en: `lesson F${failure[1]} of 2020` };
  const design = /^DESIGN §?(.+)$/.exec(rule);
  if (design) return { zh: `设计说明 ${design[1]}`, en: `design ${design[1]}` };
  const charter = /^charter v(\d+)$/.exec(rule);
  if (charter) return { zh: `公约第 ${charter[1]} 版`, en: `charter, version ${charter[1]}` };
  return { zh: rule, en: rule };
}
