export * from './RollbackDrawer';
