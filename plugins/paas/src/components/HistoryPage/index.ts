export * from './HistoryPage';
