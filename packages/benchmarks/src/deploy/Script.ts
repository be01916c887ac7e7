import { randomUUID } from 'node:crypto';
import type { ApiClient } from '../cluster/ApiClient.ts';
import type { ScriptJournal } from './ScriptJournal.ts';

/** A manifest as far as the script looks into it. */
export interface AppliedManifest {
  metadata: { name: string; namespace: string; annotations?: object };
  spec: { template: { metadata: object; spec: object } };
}

interface Live {
  metadata: { uid: string; resourceVersion: string };
}

const applied = 'application/apply-patch+yaml';
const asOurs = 'fieldManager=mooring&fieldValidation=Strict';

/**
 * An image change by somebody without Mooring who is as careful: asks the API
 * server the same, tries before writing as often, and keeps the same books.
 */
export class Script {
  readonly #api: ApiClient;
  readonly #journal: ScriptJournal;

  constructor(api: ApiClient, journal: ScriptJournal) {
    this.#api = api;
    this.#journal = journal;
  }

  /** Until the API server has accepted the change. */
  async change(manifest: AppliedManifest): Promise<void> {
    await this.#look(manifest);
    await this.#checkAround(manifest);
    await this.#journal.accept();
    await this.#journal.lock();
    await this.#look(manifest);
    await this.#journal.checked();
    await this.#journal.startStep();
    const { metadata } = await this.#look(manifest);
    await this.#journal.guard();
    await this.#apply(manifest, metadata);
  }

  /** Reads what is there and tries what would become of it. */
  async #look(manifest: AppliedManifest): Promise<Live> {
    const { namespace } = manifest.metadata;
    await this.#api.send('GET', `/api/v1/namespaces/${namespace}`);
    const live = await this.#api.send<Live>('GET', pathOf(manifest));
    await this.#api.send(
      'PATCH',
      `${pathOf(manifest)}?${asOurs}&force=false&dryRun=All`,
      manifest,
      applied,
    );
    return live;
  }

  async #checkAround({ metadata, spec }: AppliedManifest): Promise<void> {
    const core = `/api/v1/namespaces/${metadata.namespace}`;
    const autoscalers = `/apis/autoscaling/v2/namespaces/${metadata.namespace}/horizontalpodautoscalers`;
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      ...spec.template,
      metadata: {
        ...spec.template.metadata,
        name: `tried-${randomUUID().slice(0, 8)}`,
        namespace: metadata.namespace,
      },
    };
    await Promise.all([
      this.#api.send('GET', autoscalers),
      this.#api.send('GET', `${core}/resourcequotas`),
      this.#api.send('POST', `${core}/pods?${asOurs}&dryRun=All`, pod),
    ]);
  }

  async #apply(
    manifest: AppliedManifest,
    { uid, resourceVersion }: Live['metadata'],
  ): Promise<void> {
    const annotations = {
      ...manifest.metadata.annotations,
      'mooring.dev/release': '2',
      'mooring.dev/operation': randomUUID(),
    };
    const metadata = {
      ...manifest.metadata,
      uid,
      resourceVersion,
      annotations,
    };
    await this.#api.send(
      'PATCH',
      `${pathOf(manifest)}?${asOurs}&force=false`,
      { ...manifest, metadata },
      applied,
    );
  }
}

function pathOf({ metadata }: AppliedManifest): string {
  return `/apis/apps/v1/namespaces/${metadata.namespace}/deployments/${metadata.name}`;
}
