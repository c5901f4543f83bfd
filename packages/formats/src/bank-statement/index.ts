export { readStatement } from './read.ts';
export {
  type Statement,
  type StatementFault,
  type StatementKind,
  type StatementLine,
  type StatementRead,
  sayStatementFault,
} from './statement.ts';
