import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { asField } from '../../lib/asField';
import { MooringReplicas } from './MooringReplicas';
import { schema } from './schema';
import { validate } from './validate';

/** `ui:field: MooringReplicas` */
export const field = createFormField({
  name: 'MooringReplicas',
  component: asField(MooringReplicas),
  validation: validate,
  schema,
});
