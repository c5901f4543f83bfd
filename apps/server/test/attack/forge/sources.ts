import { longWalk } from '../../../../../packages/domain/test/forge/long-walk.ts';
import { type Source, sourceOf } from '../../../../../packages/domain/test/forge/source.ts';
import {
  AREAS,
  COUNTRY,
  DUTIES,
  ITEMS,
  type World,
} from '../../../../../packages/domain/test/support/world.ts';
import { Application } from '../../../src/application/application.ts';
import { readEntries } from '../../../src/journal/read.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { dataFolder } from '../../support/databases.ts';

/** Steps of the long walk; about a third of them is allowed. */
const STEPS = 900;

export function walkSource(seed: number): { readonly source: Source; readonly world: World } {
  const world = longWalk(seed, STEPS);
  const judge = { items: ITEMS, country: COUNTRY, areas: AREAS, duties: DUTIES, integerProgram: null };
  return { source: sourceOf('the long walk', world.log, judge), world };
}

/** The exercise as it is played at the first start, read from its journal. */
export async function exerciseSource(): Promise<Source> {
  const application = await Application.open({ folder: dataFolder() });
  try {
    await loadScenario(application, 'hubei-2020');
    const texts: string[] = [];
    for await (const { text } of readEntries(application.database, 0)) texts.push(text);
    return sourceOf('the exercise', texts, application.judge);
  } finally {
    await application.close();
  }
}
