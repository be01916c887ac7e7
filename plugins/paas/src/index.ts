export { paasPlugin as default } from './plugin';
