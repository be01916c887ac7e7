export * from './EditedRow';
