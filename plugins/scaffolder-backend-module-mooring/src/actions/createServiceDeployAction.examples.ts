import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const examples: TemplateExample[] = [
  {
    description: 'Deploy a tag with another configuration and a secret',
    example: `steps:
  - id: deploy
    name: Deploy
    action: mooring:service:deploy
    input:
      entityRef: \${{ parameters.entityRef }}
      environment: \${{ parameters.environment }}
      image: \${{ parameters.tag }}
      config:
        LOG_LEVEL: info
      secrets:
        set:
          DB_PASSWORD: \${{ secrets.dbPassword }}
      note: \${{ parameters.note }}
output:
  links:
    - title: Operation
      url: \${{ steps.deploy.output.operationUrl }}
`,
  },
];
