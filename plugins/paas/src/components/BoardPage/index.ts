export * from './BoardPage';
