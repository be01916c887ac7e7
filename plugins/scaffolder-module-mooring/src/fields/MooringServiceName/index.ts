import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { asField } from '../../lib/asField';
import { MooringServiceName } from './MooringServiceName';
import { schema } from './schema';
import { validate } from './validate';

/** `ui:field: MooringServiceName` */
export const field = createFormField({
  name: 'MooringServiceName',
  component: asField(MooringServiceName),
  validation: validate,
  schema,
});
