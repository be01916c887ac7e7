import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { asField } from '../../lib/asField';
import { MooringEnvironments } from './MooringEnvironments';
import { schema } from './schema';
import { validate } from './validate';

/** `ui:field: MooringEnvironments` */
export const field = createFormField({
  name: 'MooringEnvironments',
  component: asField(MooringEnvironments),
  validation: validate,
  schema,
});
