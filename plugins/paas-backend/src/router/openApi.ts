import { isResourcePermission } from '@backstage/plugin-permission-common';
import type { Answer, Route } from './routes';
import { SharedSchemas } from './SharedSchemas';

type Schema = Record<string, unknown>;

/** What every refusal looks like, as Backstage answers it. */
const ERROR = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['name', 'message'],
      properties: {
        name: {
          type: 'string',
          description: '`InputError`, `ConflictError` …',
        },
        message: {
          type: 'string',
          description: 'Names the field or object, and says what to do',
        },
      },
    },
  },
};

/** The routes as a document of OpenAPI 3.1. */
export function openApi(routes: readonly Route[]): object {
  const schemas = new SharedSchemas();
  const paths = new Map<string, Schema>();
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths.set(path, {
      ...paths.get(path),
      [route.method]: operationOf(route, schemas),
    });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mooring',
      version: '1',
      description:
        'Services, releases and operations. Who may call a route is told by `x-permissions`, which are demanded besides a sign-in; of those to change something, that of the kind of change.',
    },
    servers: [{ url: '/api/paas' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { ...schemas.shared, Error: ERROR },
    },
  };
}

function operationOf(route: Route, schemas: SharedSchemas): Schema {
  const { method, path, allow, permissions, summary, query, body } = route;
  return {
    operationId: operationIdOf(route),
    summary,
    tags: [path.split('/')[1]],
    'x-callers': allow,
    'x-permissions': permissions.map(permission => ({
      name: permission.name,
      ...(isResourcePermission(permission) && {
        resourceType: permission.resourceType,
      }),
    })),
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        ...{ name, in: 'path', required: true },
        schema: { type: 'string' },
      })),
      ...(query ? queryParameters(schemas.of(query, 'input')) : []),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: schemas.of(body, 'input') },
        },
      },
    }),
    responses: {
      ...responseOf(route.answer, schemas),
      400: refusal('Something that was sent is wrong'),
      401: refusal('Nobody is signed in'),
      403: refusal('A permission is missing'),
      404: refusal('It is not there, or not for the caller'),
      ...(method !== 'get' && {
        409: refusal('It is another by now, or something stands in the way'),
      }),
      503: refusal('Something that is needed does not answer'),
    },
  };
}

function responseOf(
  { status = 200, schema, mediaType }: Answer,
  schemas: SharedSchemas,
): Schema {
  if (!schema && mediaType === undefined) {
    return { [status]: { description: 'Done' } };
  }
  const content = schema ? schemas.of(schema, 'output') : { type: 'string' };
  return {
    [status]: {
      description: 'The answer',
      content: { [mediaType ?? 'application/json']: { schema: content } },
    },
  };
}

function refusal(description: string): Schema {
  return {
    description,
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Error' } },
    },
  };
}

function queryParameters(schema: Schema): Schema[] {
  const required = new Set((schema.required as string[] | undefined) ?? []);
  return Object.entries(Object(schema.properties)).map(([name, property]) => ({
    ...{ name, in: 'query', required: required.has(name) },
    schema: property,
  }));
}

/** `getServicesIdEnvironmentsEnvironmentReleases` */
function operationIdOf({ method, path }: Route): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter(word => word !== '');
  return [
    method,
    ...words.map(word => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('');
}
