import { accept, answerGoods, goodsQuestions, refuse } from '@tongzhou/domain';
import { z } from 'zod';
import { viewpointOf } from '../../application/viewpoint.ts';
import { defineQuery } from './query.ts';

/** For donors and carriers, before anything is sent. What it costs does not grow with the response. */
export const goodsCheckQuery = defineQuery({
  path: '/incidents/{incident}/goods-check',
  summary: {
    zh: '发货前核对：这批物资能用在哪里、还缺什么、现在要不要',
    en: 'Before goods are sent: where they may serve, what is missing, whether they are wanted now',
  },
  parameters: goodsQuestions.extend({ incident: z.string().max(120) }),
  answer(application, { incident, ...asked }) {
    if (!application.state.incidents.has(incident))
      return refuse('not-found', { kind: 'incident', id: incident }, { field: 'incident' });
    const view = viewpointOf(application);
    const answered = answerGoods(view, incident, asked);
    if (!answered.ok) return answered;
    return accept({ position: view.state.publicPosition, now: view.now, data: answered.value });
  },
});
