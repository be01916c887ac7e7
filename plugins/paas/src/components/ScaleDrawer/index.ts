export * from './ScaleDrawer';
