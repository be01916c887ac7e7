export * from './DeployDrawer';
