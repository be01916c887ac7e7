import SwaggerParser from '@apidevtools/swagger-parser';
import { allRoutes, type RouteServices } from './allRoutes';
import { openApi } from './openApi';

interface Operation {
  summary: string;
  'x-permissions': { name: string }[];
  parameters: { name: string; in: string; required: boolean }[];
  requestBody: {
    content: Record<string, { schema: { required: string[] } }>;
  };
  responses: object;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

const routes = allRoutes({} as RouteServices);

describe('openapi.json', () => {
  it('describes every route in a document that others can read', async () => {
    const document = openApi(routes) as Document;
    await SwaggerParser.validate(structuredClone(document) as never);
    const { paths } = document;
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        key: `${method} ${path}`,
        ...operation,
      })),
    );
    expect(described.map(({ key }) => key).sort()).toEqual(
      routes
        .map(
          ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
        )
        .sort(),
    );
    for (const { summary, responses } of described) {
      expect(summary).toMatch(/^[A-Z].{5,100}[^.]$/);
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining(['401', '403']),
      );
    }
  });

  it('says what is demanded, taken and answered', () => {
    const { paths } = openApi(routes) as Document;
    const list = paths['/audit']!.get!;
    expect(list['x-permissions']).toEqual([{ name: 'paas.audit.read' }]);
    expect(list.parameters).toContainEqual({
      ...{ name: 'outcome', in: 'query', required: false },
      schema: { type: 'string', enum: ['done', 'refused'] },
    });
    const accept = paths['/operations']!.post!;
    expect(
      accept.requestBody.content['application/json']!.schema.required,
    ).toEqual(['change', 'planHash', 'idempotencyKey']);
    expect(Object.keys(accept.responses)).toEqual(
      expect.arrayContaining(['201', '400', '409', '503']),
    );
    const diff =
      paths['/services/{id}/environments/{environment}/releases/diff']!.get;
    expect(
      diff!.parameters.map(({ name, in: place, required }) => [
        ...[name, place, required],
      ]),
    ).toEqual([
      ['id', 'path', true],
      ['environment', 'path', true],
      ['from', 'query', true],
      ['to', 'query', true],
    ]);
  });
});
