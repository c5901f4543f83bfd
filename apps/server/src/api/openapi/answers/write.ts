import { writeFileSync } from 'node:fs';
import { generateAnswers } from './generate.ts';

/** Writes `schemas.json` anew (`npm run openapi`). */
const answers = generateAnswers();
writeFileSync(new URL('schemas.json', import.meta.url), `${JSON.stringify(answers, null, 2)}\n`);
console.log(`openapi: ${Object.keys(answers.schemas).length} named schemas`);
