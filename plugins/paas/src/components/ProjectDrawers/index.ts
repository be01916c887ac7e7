export { ProjectDrawers } from './ProjectDrawers';
