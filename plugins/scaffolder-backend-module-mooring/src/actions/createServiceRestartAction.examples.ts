import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Restart the service that the form names',
    example: `steps:
  - id: restart
    name: Restart the service
    action: mooring:service:restart
    input:
      entityRef: \${{ parameters.entityRef }}
      environment: \${{ parameters.environment }}
output:
  links:
    - title: Operation
      url: \${{ steps.restart.output.operationUrl }}
`,
  },
];
