export {
  DEMO_PASSWORD,
  type DemoAccount,
  Identity,
  type NewAccount,
  type SignedIn,
  type Visitor,
} from './identity.ts';
