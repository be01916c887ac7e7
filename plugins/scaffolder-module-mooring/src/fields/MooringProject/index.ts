import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { asField } from '../../lib/asField';
import { MooringProject } from './MooringProject';
import { schema } from './schema';
import { validate } from './validate';

/** `ui:field: MooringProject` */
export const field = createFormField({
  name: 'MooringProject',
  component: asField(MooringProject),
  validation: validate,
  schema,
});
