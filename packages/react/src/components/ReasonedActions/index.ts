export * from './ReasonedAction';
export * from './ReasonedActions';
export * from './ReasonedMenu';
