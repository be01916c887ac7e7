export * from './PodsTable';
