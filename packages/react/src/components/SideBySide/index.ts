export * from './SideBySide';
