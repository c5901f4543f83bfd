// Before any schema is made: the file's policy forbids compiling code from text, and zod would try.
import './no-compiling.ts';
import '../src/verify/worker.ts';
