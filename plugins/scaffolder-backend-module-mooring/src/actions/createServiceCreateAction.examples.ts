import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Create the service that the form describes',
    example: `steps:
  - id: create
    name: Create the service
    action: mooring:service:create
    input:
      projectRef: \${{ parameters.projectRef }}
      service: \${{ parameters.service }}
      blueprint: nginx
      environments: \${{ parameters.environments }}
      values: \${{ parameters.values }}
      planHash: \${{ parameters.planHash }}
output:
  links:
    - title: Open the service
      entityRef: \${{ steps.create.output.entityRef }}
    - title: Operation
      url: \${{ steps.create.output.operationUrl }}
`,
  },
];
