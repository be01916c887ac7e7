export * from './ErrorNote';
export * from './describeError';
