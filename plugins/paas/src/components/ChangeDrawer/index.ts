export * from './ChangeDrawer';
