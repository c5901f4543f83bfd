import { readFileSync } from 'node:fs';
import type { AnswerSchemas } from './generate.ts';

/** What `npm run openapi` has written. */
export const answerSchemas = JSON.parse(
  readFileSync(new URL('schemas.json', import.meta.url), 'utf8'),
) as AnswerSchemas;
