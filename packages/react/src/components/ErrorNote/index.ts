export * from './ErrorNote';
export { statusOf, type ErrorKind } from './describeError';
export * from './useErrorWords';
