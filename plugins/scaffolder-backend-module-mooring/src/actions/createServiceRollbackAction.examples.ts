import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Return to an earlier release, with its secrets',
    example: `steps:
  - id: rollback
    name: Roll back
    action: mooring:service:rollback
    input:
      entityRef: \${{ parameters.entityRef }}
      environment: \${{ parameters.environment }}
      release: \${{ parameters.release }}
      restore: [version, configuration, names, credentials]
output:
  links:
    - title: Operation
      url: \${{ steps.rollback.output.operationUrl }}
`,
  },
];
