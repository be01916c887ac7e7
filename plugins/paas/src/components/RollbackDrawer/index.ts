export * from './RollbackDrawer';
export * from './RestoreChoice';
