export * from './PoliciesRouter';
