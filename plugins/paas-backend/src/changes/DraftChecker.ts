import {
  dnsLabelSchema,
  dnsNameOf,
  namespaceOf,
  projectName,
  splitProjectRef,
  type Environment,
} from '@mooring/common';
import {
  createChangeSchema,
  type Draft,
  type DraftVerdict,
} from '@mooring/backstage-plugin-paas-common';
import type { NameChecker } from '@mooring/backstage-plugin-paas-node';
import type { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import type { Projects } from '../projects/types';
import type { ServiceStore } from '../services/types';
import type { ChangeIssue } from './types';
import { valueIssues } from './valueIssues';

/** Of a Kubernetes namespace and of a DNS label. */
const MAX_LABEL = 63;
/** Of an entity's name in the catalog. */
const MAX_ENTITY_NAME = 63;
/** Leaves room for the record beside it that says whose it is. */
const MAX_DNS_NAME = 244;

/** The catalog entity of a service: `component:<namespace>/<project>-<service>`. */
export function entityRefOf(projectRef: string, service: string): string {
  const { namespace, name } = splitProjectRef(projectRef);
  return `component:${namespace}/${name}-${service}`;
}

/** Finds everything that is wrong with a creation, as far as it is filled in. */
export class DraftChecker {
  constructor(
    private readonly options: {
      projects: Projects;
      services: ServiceStore;
      blueprints: BlueprintRegistry;
      environments: ReadonlyMap<string, Environment>;
      nameChecker: NameChecker | undefined;
    },
  ) {}

  async check(
    draft: Draft,
  ): Promise<{ issues: ChangeIssue[]; names: DraftVerdict['names'] }> {
    const issues = shapeIssues(draft);
    const bad = (field: string) => issues.some(issue => issue.field === field);
    const projectRef = bad('projectRef') ? undefined : draft.projectRef;
    const service = bad('service') ? undefined : draft.service;

    const project = projectRef && (await this.options.projects.get(projectRef));
    if (projectRef && !project) {
      issues.push(wrong('projectRef', `There is no project ${projectRef}`));
    } else if (project && project.ownerRef === undefined) {
      issues.push(
        wrong(
          'projectRef',
          `Nobody owns ${projectRef}; give it an owner first`,
        ),
      );
    }
    const environments = this.environments(draft, issues);
    this.checkBlueprint(draft, environments, issues);
    let names: DraftVerdict['names'] = [];
    const misfits =
      project && service ? nameIssues(project.ref, service, environments) : [];
    issues.push(...misfits);
    if (project && service && misfits.length === 0) {
      await this.checkTaken(project.ref, service, issues);
      names = await this.names(project.ref, service, environments);
      issues.push(
        ...names
          .filter(({ state }) => state === 'taken')
          .map(({ name, detail }) =>
            clash(
              'service',
              `${name} is taken${detail === undefined ? '' : `: ${detail}`}`,
            ),
          ),
      );
    }
    return { issues, names };
  }

  private environments(draft: Draft, issues: ChangeIssue[]): Environment[] {
    const known = this.options.environments;
    return (draft.environments ?? []).flatMap(name => {
      const environment = known.get(name);
      if (!environment) {
        issues.push(
          wrong(
            'environments',
            `There is no environment '${name}'; there are ${[
              ...known.keys(),
            ].join(', ')}`,
          ),
        );
      }
      return environment ?? [];
    });
  }

  private checkBlueprint(
    draft: Draft,
    environments: Environment[],
    issues: ChangeIssue[],
  ): void {
    if (draft.blueprint === undefined) {
      return;
    }
    const { blueprints } = this.options;
    const blueprint = blueprints.get(draft.blueprint);
    if (!blueprint) {
      issues.push(
        wrong(
          'blueprint',
          `There is no blueprint '${draft.blueprint}'; there are ${blueprints
            .names()
            .join(', ')}`,
        ),
      );
    } else if (draft.values) {
      issues.push(...valueIssues(blueprint, draft.values, environments));
    }
  }

  private async checkTaken(
    projectRef: string,
    service: string,
    issues: ChangeIssue[],
  ): Promise<void> {
    const { projects, services } = this.options;
    if (await services.findActive(projectRef, service)) {
      issues.push(
        clash(
          'service',
          `${service} exists already in project ${projectName(projectRef)}`,
        ),
      );
      return;
    }
    const entityRef = entityRefOf(projectRef, service);
    const previous = await services.findByName(projectRef, service);
    const holder = await projects.serviceIdOfEntity(entityRef);
    if (holder !== undefined && holder !== previous?.id) {
      issues.push(
        clash(
          'service',
          `The catalog already has ${entityRef}; choose another name`,
        ),
      );
    }
  }

  private async names(
    projectRef: string,
    service: string,
    environments: Environment[],
  ): Promise<DraftVerdict['names']> {
    const wanted = environments.flatMap(environment => {
      const name = dnsNameOf(environment, projectName(projectRef), service);
      return name === undefined ? [] : { environment: environment.name, name };
    });
    const { nameChecker } = this.options;
    if (!nameChecker || wanted.length === 0) {
      return [];
    }
    const verdicts = await nameChecker.check(wanted.map(({ name }) => name));
    return wanted.map(entry => {
      const verdict = verdicts.find(({ name }) => name === entry.name);
      return {
        ...entry,
        state: verdict?.state ?? 'unknown',
        ...(verdict?.detail !== undefined && { detail: verdict.detail }),
      };
    });
  }
}

/** What the project's and the service's names would turn into has limits of its own. */
function nameIssues(
  projectRef: string,
  service: string,
  environments: Environment[],
): ChangeIssue[] {
  const project = projectName(projectRef);
  const issues: ChangeIssue[] = [];
  if (!dnsLabelSchema.safeParse(project).success) {
    issues.push(
      wrong(
        'projectRef',
        `'${project}' cannot stand in namespaces and DNS names; only projects with lower-case letters, digits and hyphens can have services`,
      ),
    );
  }
  if (`${project}-${service}`.length > MAX_ENTITY_NAME) {
    issues.push(
      wrong(
        'service',
        `The entity ${project}-${service} would be longer than ${MAX_ENTITY_NAME} characters`,
      ),
    );
  }
  for (const environment of environments) {
    if (namespaceOf(environment, project).length > MAX_LABEL) {
      issues.push(
        wrong(
          'projectRef',
          `Its namespace in ${environment.name} would be longer than ${MAX_LABEL} characters`,
        ),
      );
    }
    const name = dnsNameOf(environment, project, service) ?? '';
    if (name.length > MAX_DNS_NAME) {
      issues.push(
        wrong('service', `${name} is longer than ${MAX_DNS_NAME} characters`),
      );
    }
  }
  return issues;
}

/** The fields that are filled in, each judged by the schema of a whole creation. */
function shapeIssues(draft: Draft): ChangeIssue[] {
  const { projectRef, service, environments } = createChangeSchema.shape;
  return Object.entries({ projectRef, service, environments }).flatMap(
    ([field, schema]) => {
      const value = draft[field as keyof Draft];
      const result = value === undefined ? undefined : schema.safeParse(value);
      return result && !result.success
        ? wrong(field, result.error.issues[0]!.message)
        : [];
    },
  );
}

function wrong(field: string, message: string): ChangeIssue {
  return { field, message, clash: false };
}

function clash(field: string, message: string): ChangeIssue {
  return { field, message, clash: true };
}
