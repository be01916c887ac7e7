export { runTests } from '../test/runTests.ts';
