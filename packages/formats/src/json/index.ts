export { faultInJson, type JsonFault } from './plain-json.ts';
