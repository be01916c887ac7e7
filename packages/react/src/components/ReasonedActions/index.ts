export * from './ReasonedActions';
