export * from './WebhooksPage';
