export * from './MissingRight';
