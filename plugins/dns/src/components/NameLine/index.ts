export * from './NameLine';
