import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Give a service the number of replicas that the form asks for',
    example: `steps:
  - id: scale
    name: Scale the service
    action: mooring:service:scale
    input:
      entityRef: \${{ parameters.entityRef }}
      environment: \${{ parameters.environment }}
      replicas: \${{ parameters.replicas }}
output:
  links:
    - title: Operation
      url: \${{ steps.scale.output.operationUrl }}
`,
  },
];
