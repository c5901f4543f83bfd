import type { SeenAtDoor, Tongzhou, Visitor } from '#server/tongzhou.ts';

declare global {
  namespace App {
    interface Locals {
      tongzhou: Tongzhou;
      visitor: Visitor | null;
      /** The incident that was chosen in the workspace, by the address or before. */
      chosen: string | null;
      /** Cookies that the answer must set, as the identity made them. */
      setCookies?: readonly string[];
      /** What the browser must let go of: somebody has signed out. */
      clear?: string;
      /** What was typed into this page's form before the session ended. */
      kept?: readonly (readonly [name: string, value: string])[];
    }
    interface Platform {
      req: import('node:http').IncomingMessage & { tongzhou?: Tongzhou; seen?: SeenAtDoor };
    }
  }
}
