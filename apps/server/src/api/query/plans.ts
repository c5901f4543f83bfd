import { accept, planCompared, planRegister, refuse } from '@tongzhou/domain';
import { z } from 'zod';
import type { Application } from '../../application/application.ts';
import { viewpointOf } from '../../application/viewpoint.ts';
import { holding } from './envelope.ts';
import { defineQuery } from './query.ts';

const plan = z.string().max(120);

export const planQueries = [
  defineQuery({
    path: '/plans',
    summary: { zh: '预案：版本与提案', en: 'Plans: their versions and what is proposed' },
    parameters: z.object({}),
    answer: (application) => holding(application, planRegister),
  }),
  defineQuery({
    path: '/plan-library',
    summary: { zh: '随系统提供的标准预案', en: 'Standard plans that come with the system' },
    parameters: z.object({}),
    answer: (application) => holding(application, () => [...application.planLibrary.values()]),
  }),
  defineQuery({
    path: '/plans/{plan}/versions/{version}',
    summary: {
      zh: '预案某一版的全文，及与上一版的差别',
      en: 'A version of a plan, whole, and what it changed',
    },
    parameters: z.object({ plan, version: z.coerce.number().int().min(1).max(1_000_000) }),
    answer: (application, { plan: id, version }) => found(application, id, { version }),
  }),
  defineQuery({
    path: '/plans/{plan}/proposals/{proposal}',
    summary: {
      zh: '预案提案的全文，及其所作改动',
      en: 'A proposed version, whole, and what it would change',
    },
    parameters: z.object({ plan, proposal: z.string().max(120) }),
    answer: (application, { plan: id, proposal }) => found(application, id, { proposal }),
  }),
] as const;

function found(application: Application, plan: string, what: Parameters<typeof planCompared>[2]) {
  const view = viewpointOf(application);
  const data = planCompared(view, plan, what);
  return data === null
    ? refuse('not-found', { kind: 'plan', id: plan }, { field: 'plan' })
    : accept({ position: view.state.publicPosition, now: view.now, data });
}
