// `npm run openapi`: writes what the API answers, as JSON Schemas, from the types of the code that answers. A test says
// when it is time to.
import { ensureInstalled, run } from './ensure.mjs';

await ensureInstalled();
const folder = 'apps/server/src/api/openapi/answers';
const written = run('node', [`${folder}/write.ts`]);
process.exit(written || run('biome', ['format', '--write', `${folder}/schemas.json`]));
