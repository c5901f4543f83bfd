import type { Names } from '@tongzhou/messages';
import type { Visitor } from '../identity/index.ts';

/** What the middlewares at the door leave for the routes. */
declare module 'hono' {
  interface ContextVariableMap {
    requestId: string;
    /** Words for ids in the sentences of problems. */
    names: Names;
    /** Who acts; set on every route behind `signedIn`. */
    actor: Visitor;
  }
}
