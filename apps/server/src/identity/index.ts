export {
  DEMO_PASSWORD,
  type DemoAccount,
  Identity,
  type Joined,
  type NewAccount,
  type SignedIn,
  type SignIn,
} from './identity.ts';
export type { Visitor } from './visitor.ts';
