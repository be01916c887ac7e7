export * from './DeleteDrawer';
