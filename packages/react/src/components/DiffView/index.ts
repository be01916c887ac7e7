export * from './DiffSign';
export * from './DiffView';
