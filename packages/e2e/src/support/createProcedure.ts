import type { Page } from '@playwright/test';
import { asPerson } from './asPerson';

/** As it was last changed. */
export interface Procedure {
  id: string;
  version: number;
}

/** Has people asked for deploys of project `payments` to Production; for who has signed in as an operator. */
export async function createProcedure(
  page: Page,
  { name, gates }: { name: string; gates: object[] },
): Promise<Procedure> {
  const condition = {
    environments: ['prod'],
    projects: ['system:default/payments'],
    kinds: ['deploy'],
  };
  return asPerson<Procedure>(page, {
    ...{ method: 'POST', path: '/procedures' },
    body: { body: { name, condition, gates } },
  });
}

/** Takes a procedure away, because others deploy there, too. */
export async function deleteProcedure(
  page: Page,
  { id, version }: Procedure,
): Promise<void> {
  await asPerson(page, {
    ...{ method: 'DELETE', path: `/procedures/${id}?version=${version}` },
  });
}
