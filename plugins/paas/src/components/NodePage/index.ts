export * from './NodePage';
