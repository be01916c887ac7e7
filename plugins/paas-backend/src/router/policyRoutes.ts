import {
  createFreezeSchema,
  createProcedureSchema,
  freezeDocumentSchema,
  freezeListSchema,
  freezeVersionsSchema,
  paasPolicyManagePermission,
  planFactsSchema,
  procedureDocumentSchema,
  procedureListSchema,
  procedureVersionsSchema,
  reviseFreezeSchema,
  reviseProcedureSchema,
  simulationSchema,
  withdrawSchema,
  type PolicyDocument,
  type PolicyKind,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { Policies } from '../policies/types';
import type { Route } from './routes';

const paramsSchema = z.object({ id: z.uuid() });

interface Resource<K extends PolicyKind> {
  kind: K;
  path: string;
  /** What one is called. */
  one: string;
  list: string;
  create: z.ZodType<{ body: PolicyDocument<K>['body']; note?: string }>;
  revise: z.ZodType<{
    version: number;
    body: PolicyDocument<K>['body'];
    note?: string;
  }>;
  answers: { list: z.ZodType; versions: z.ZodType; document: z.ZodType };
}

const procedures: Resource<'procedure'> = {
  kind: 'procedure',
  path: '/procedures',
  one: 'a procedure',
  list: 'Procedures in force: what is asked of people before changes go on',
  create: createProcedureSchema,
  revise: reviseProcedureSchema,
  answers: {
    list: procedureListSchema,
    versions: procedureVersionsSchema,
    document: procedureDocumentSchema,
  },
};

const freezes: Resource<'freeze'> = {
  kind: 'freeze',
  path: '/freezes',
  one: 'a freeze',
  list: 'Times in which environments are not changed, past ones too',
  create: createFreezeSchema,
  revise: reviseFreezeSchema,
  answers: {
    list: freezeListSchema,
    versions: freezeVersionsSchema,
    document: freezeDocumentSchema,
  },
};

/** Procedures and freezes, for everybody to read and for some to change. */
export function policyRoutes(policies: Policies): Route[] {
  return [
    {
      method: 'post',
      path: '/procedures/simulate',
      summary: 'Which gates a plan would be asked, and why; nothing is written',
      body: planFactsSchema,
      answer: { schema: simulationSchema },
      allow: ['user', 'service'],
      permissions: [],
      async handle({ request, response }) {
        const facts = parseWith(planFactsSchema, request.body);
        response.json(await policies.simulate(facts));
      },
    },
    ...routesOf(procedures, policies),
    ...routesOf(freezes, policies),
  ];
}

function routesOf<K extends PolicyKind>(
  { kind, path, one, list, create, revise, answers }: Resource<K>,
  policies: Policies,
): Route[] {
  const look = { method: 'get', allow: ['user', 'service'] } as const;
  const change = { method: 'post', allow: ['user'] } as const;
  const permissions = [paasPolicyManagePermission];
  return [
    {
      ...{ ...look, allow: [...look.allow], path, summary: list },
      answer: { schema: answers.list },
      permissions: [],
      async handle({ response, credentials }) {
        response.json(await policies.list(kind, credentials));
      },
    },
    {
      ...{ ...look, allow: [...look.allow], path: `${path}/:id` },
      summary: `All versions of ${one}, the newest first`,
      answer: { schema: answers.versions },
      permissions: [],
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        response.json(await policies.get(kind, id, credentials));
      },
    },
    {
      ...{ ...change, allow: [...change.allow], path, permissions },
      summary: `Adds ${one}`,
      body: create,
      answer: { status: 201, schema: answers.document },
      async handle({ request, response, credentials }) {
        const { body, note } = parseWith(create, request.body);
        const created = await policies.create(
          kind,
          { body, note },
          credentials,
        );
        response.status(201).json(created);
      },
    },
    {
      ...{ ...change, allow: [...change.allow], permissions },
      path: `${path}/:id`,
      summary: `Puts a new version of ${one} in force`,
      body: revise,
      answer: { schema: answers.document },
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        const { version, body, note } = parseWith(revise, request.body);
        response.json(
          await policies.revise(
            kind,
            { id, version },
            { body, note },
            credentials,
          ),
        );
      },
    },
    {
      ...{ method: 'delete', allow: ['user'], permissions },
      path: `${path}/:id`,
      summary: `Takes ${one} out of force; its versions stay`,
      query: withdrawSchema,
      answer: { status: 204 },
      async handle({ request, response, credentials }) {
        const { id } = parseWith(paramsSchema, request.params, 'path');
        const { version, note } = parseWith(
          withdrawSchema,
          request.query,
          'query',
        );
        await policies.withdraw(kind, { id, version }, note, credentials);
        response.status(204).end();
      },
    },
  ];
}
