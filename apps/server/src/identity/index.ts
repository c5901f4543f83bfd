export {
  DEMO_PASSWORD,
  Identity,
  type NewAccount,
} from './identity.ts';
export type { Visitor } from './visitor.ts';
