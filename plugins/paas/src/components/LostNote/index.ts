export * from './LostNote';
