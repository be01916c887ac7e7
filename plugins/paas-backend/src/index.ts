export { verifyAudit } from './audit/verifyAudit';
export { paasPlugin as default } from './plugin';
