import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { asField } from '../../lib/asField';
import { MooringPlanReview } from './MooringPlanReview';
import { schema } from './schema';
import { validate } from './validate';

/** `ui:field: MooringPlanReview` */
export const field = createFormField({
  name: 'MooringPlanReview',
  component: asField(MooringPlanReview),
  validation: validate,
  schema,
});
