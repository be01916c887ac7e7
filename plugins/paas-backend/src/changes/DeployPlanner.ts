import { InputError } from '@backstage/errors';
import { projectName, say } from '@mooring/common';
import type {
  DeployChange,
  Image,
  ImageSource,
  ReleaseContent,
  Size,
} from '@mooring/backstage-plugin-paas-common';
import { namespacesOf, renderVersion } from '../blueprints/renderContent';
import { setNetwork } from '../domain/content/setNetwork';
import { setSize } from '../domain/content/setSize';
import { setVariables } from '../domain/content/setVariables';
import { takeParts, OVERLAID_PARTS } from '../domain/content/takePart';
import { createRelease } from '../domain/Release';
import type { SealedValue, SecretVault } from '../secrets/types';
import type { ImageResolver } from './ImageResolver';
import {
  targetOf,
  type FoundInstance,
  type InstanceFinder,
} from './InstanceFinder';
import { parseSize } from './parseSize';
import type { PlannedChange } from './types';

/** Plans other versions, configurations and sizes. */
export class DeployPlanner {
  constructor(
    private readonly options: {
      finder: InstanceFinder;
      images: ImageResolver;
      vault: SecretVault;
    },
  ) {}

  /** @throws InputError, NotFoundError, ConflictError that name the field; ServiceUnavailableError when a registry cannot be asked */
  async plan(change: DeployChange): Promise<PlannedChange> {
    const found = await this.options.finder.find(change);
    const { service, record, head } = found;
    const versioned = await this.versioned(change, found);
    const secrets = this.secrets(change, record.id, head.content);
    const configured = setVariables(
      versioned,
      change.config ?? versioned.config,
      secrets.hashes,
    );
    const sized = setSize(
      configured,
      this.size(change, found) ?? configured.size,
    );
    const content = networked(change, found, sized);
    return {
      kind: change.kind,
      projectRef: service.projectRef,
      targets: [
        {
          ...targetOf(
            service,
            record,
            createRelease(record.nextNumber, content),
          ),
          secrets: secrets.values,
        },
      ],
      supersedes: [],
    };
  }

  /** The blueprint renders anew only where what it renders from changes. */
  private async versioned(
    change: DeployChange,
    { head, environment, service }: FoundInstance,
  ): Promise<ReleaseContent> {
    const { content } = head;
    if (change.image === undefined && change.values === undefined) {
      return content;
    }
    const { finder, images } = this.options;
    const blueprint = finder.blueprint(head);
    const parsed = blueprint.values.safeParse(change.values ?? content.values);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      const field = ['values', ...issue.path].join('.');
      throw new InputError(`${field}: ${issue.message}`);
    }
    const { image, source }: { image: Image; source: ImageSource } =
      change.image === undefined
        ? content
        : await images.resolve(change.image, content.image);
    const version = renderVersion({
      blueprint,
      environment,
      projectRef: service.projectRef,
      service: service.name,
      values: change.values ?? content.values,
      image,
      source,
    });
    const { expose: _, ...rest } = content;
    return takeParts({ ...rest, ...version }, content, OVERLAID_PARTS);
  }

  private secrets(
    { secrets: wanted }: DeployChange,
    instanceId: string,
    { secrets: before }: ReleaseContent,
  ): { hashes: Record<string, string>; values: SealedValue[] } {
    if (!wanted) {
      return { hashes: before, values: [] };
    }
    const hashes = new Map(Object.entries(before));
    wanted.remove.forEach((name, index) => {
      if (!hashes.delete(name)) {
        throw new InputError(
          `secrets.remove[${index}]: ${say('secret.none', { name })}`,
        );
      }
    });
    const values = Object.entries(wanted.set).map(([name, value]) => {
      const sealed = this.options.vault.seal(instanceId, value);
      hashes.set(name, sealed.hash);
      return sealed;
    });
    return { hashes: Object.fromEntries(hashes), values };
  }

  private size(
    { size }: DeployChange,
    { head }: FoundInstance,
  ): Size | undefined {
    return size === undefined
      ? undefined
      : parseSize(size, this.options.finder.blueprint(head).sizes);
  }
}

function networked(
  { network }: DeployChange,
  { environment, service }: FoundInstance,
  content: ReleaseContent,
): ReleaseContent {
  if (!network) {
    return content;
  }
  if (network.access === 'open') {
    return setNetwork(content, network, []);
  }
  const own = projectName(service.projectRef);
  const projects = [...new Set(network.projects)]
    .filter(project => project !== own)
    .sort();
  const bad = projects.find(
    name => !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name),
  );
  if (bad !== undefined) {
    throw new InputError(`network.projects: '${bad}' is no project's name`);
  }
  const wanted = { access: 'restricted' as const, projects };
  return setNetwork(content, wanted, namespacesOf(environment, wanted));
}
