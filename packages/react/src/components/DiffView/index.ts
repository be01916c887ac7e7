export * from './DiffView';
