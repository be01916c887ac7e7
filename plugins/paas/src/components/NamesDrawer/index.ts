export * from './NamesDrawer';
