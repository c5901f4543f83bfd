export { capabilitiesOf } from './commands.ts';
export * from './view.ts';
