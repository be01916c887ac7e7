export * from './authModule';
