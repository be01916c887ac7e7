export * from './RuntimeContent';
