import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Delete a service in the environments that the form names',
    example: `steps:
  - id: delete
    name: Delete the service
    action: mooring:service:delete
    input:
      entityRef: \${{ parameters.entityRef }}
      environments: \${{ parameters.environments }}
output:
  links:
    - title: Operation
      url: \${{ steps.delete.output.operationUrl }}
`,
  },
];
