export * from './ErrorNote';
export * from './describeError';
export * from './useErrorWords';
