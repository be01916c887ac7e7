import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { asField } from '../../lib/asField';
import { MooringSize } from './MooringSize';
import { schema } from './schema';

/** `ui:field: MooringSize` */
export const field = createFormField({
  name: 'MooringSize',
  component: asField(MooringSize),
  schema,
});
