export * from './AccessReviewPage';
