import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';
import { readLines } from './readLines';
import { AuditClient } from './AuditClient';
import {
  deleteAt,
  getJson,
  getText,
  postJson,
  searchOf,
  type PaasFetch,
} from './requests';
import { boardSchema, type Board, type BoardQuery } from './schema/board';
import type { Accept, Change, Draft, DraftVerdict } from './schema/change';
import {
  clusterDetailSchema,
  clusterListSchema,
  nodeDetailSchema,
  type ClusterDetailView,
  type ClusterView,
  type NodeDetail,
} from './schema/cluster';
import type { Decide } from './schema/decision';
import {
  healingListSchema,
  logLineSchema,
  objectYamlSchema,
  timelineSchema,
  usageSchema,
  type Healing,
  type LogEntry,
  type LogQuery,
  type ObjectYaml,
  type Timeline,
  type Usage,
} from './schema/live';
import {
  operationDetailSchema,
  operationPageSchema,
  type OperationDetail,
  type OperationPage,
} from './schema/operation';
import { nudgeStateSchema, type NudgeState } from './schema/nudge';
import {
  projectReleaseListSchema,
  projectReleaseSchema,
  type MarkProjectRelease,
  type ProjectRelease,
} from './schema/projectRelease';
import { projectViewSchema, type ProjectView } from './schema/projectView';
import { overviewSchema, type Overview } from './schema/overview';
import { panelSchema, type Panel } from './schema/panel';
import { planPreviewSchema, type PlanPreview } from './schema/plan';
import {
  configurationSchema,
  imageListSchema,
  releaseDiffSchema,
  releaseListSchema,
  type Configuration,
  type ImageList,
  type ReleaseDiff,
  type ReleaseList,
} from './schema/releases';
import {
  statisticsSchema,
  type Statistics,
  type StatisticsQuery,
} from './schema/statistics';
import {
  environmentListSchema,
  projectListSchema,
  serviceListSchema,
  serviceSchema,
  type EnvironmentView,
  type Project,
  type Service,
} from './schema/service';
import { WebhooksClient } from './WebhooksClient';

/** A service in one of its environments. */
export interface InstancePlace {
  serviceId: string;
  environment: string;
}

/** The paas plugin over HTTP. Every method throws ResponseError when refused. */
export class PaasClient {
  readonly #fetch: PaasFetch;
  readonly audit: Pick<AuditClient, keyof AuditClient>;
  /** Who outside the portal is told of operations. */
  readonly webhooks: Pick<WebhooksClient, keyof WebhooksClient>;

  constructor(fetch: PaasFetch) {
    this.#fetch = fetch;
    this.audit = new AuditClient(fetch);
    this.webhooks = new WebhooksClient(fetch);
  }

  async getEnvironments(): Promise<EnvironmentView[]> {
    return (await this.#get('/environments', environmentListSchema)).items;
  }

  async getProjects(): Promise<Project[]> {
    return (await this.#get('/projects', projectListSchema)).items;
  }

  /** The services of a project by their environments. */
  async getProjectView(projectRef: string): Promise<ProjectView> {
    return this.#get(
      `/projects/view?${searchOf({ projectRef })}`,
      projectViewSchema,
    );
  }

  async getProjectReleases(
    projectRef: string,
    environment: string,
  ): Promise<ProjectRelease[]> {
    const search = searchOf({ projectRef, environment });
    const path = `/projects/releases?${search}`;
    return (await this.#get(path, projectReleaseListSchema)).items;
  }

  /** Makes a project release of what is live now, as one to come back to. */
  async markProjectRelease(mark: MarkProjectRelease): Promise<ProjectRelease> {
    const response = await this.#send('/projects/releases', mark);
    return projectReleaseSchema.parse(await response.json());
  }

  /** Says which services of the same project have to be there first. */
  async setDependencies(serviceId: string, dependsOn: string[]): Promise<void> {
    const path = `/services/${encodeURIComponent(serviceId)}/dependencies`;
    await this.#send(path, { dependsOn });
  }

  async getServices(): Promise<Service[]> {
    return (await this.#get('/services', serviceListSchema)).items;
  }

  async getService(id: string): Promise<Service> {
    return this.#get(`/services/${encodeURIComponent(id)}`, serviceSchema);
  }

  /** The list of services; with the cursor of an earlier answer what changed since. */
  async getOverview(after?: string): Promise<Overview> {
    const search = new URLSearchParams(after === undefined ? {} : { after });
    return this.#get(`/services/overview?${search}`, overviewSchema);
  }

  /** What runs behind a catalog entity. */
  async getPanel(entityRef: string): Promise<Panel> {
    const [kind, name] = entityRef.split(':') as [string, string];
    const path = [kind, ...name.split('/')].map(encodeURIComponent).join('/');
    return this.#get(`/entities/${path}/panel`, panelSchema);
  }

  async getUsage(instanceId: string): Promise<Usage> {
    return this.#get(`/instances/${instanceId}/usage`, usageSchema);
  }

  async getTimeline(instanceId: string): Promise<Timeline> {
    return this.#get(`/instances/${instanceId}/events`, timelineSchema);
  }

  async getHealings(instanceId: string): Promise<Healing[]> {
    const path = `/instances/${instanceId}/healings`;
    return (await this.#get(path, healingListSchema)).items;
  }

  async getYaml(
    instanceId: string,
    object: { kind: string; name: string },
  ): Promise<ObjectYaml> {
    const path = [object.kind, object.name].map(encodeURIComponent).join('/');
    return this.#get(
      `/instances/${instanceId}/objects/${path}`,
      objectYamlSchema,
    );
  }

  /** Lines as they come, until the log ends or the signal stops it. */
  async *readLogs(
    instanceId: string,
    query: Partial<LogQuery>,
    signal: AbortSignal,
  ): AsyncGenerator<LogEntry> {
    const response = await this.#fetch(
      `/instances/${instanceId}/logs?${searchOf(query)}`,
      { signal },
    );
    if (!response.ok || !response.body) {
      throw await ResponseError.fromResponse(response);
    }
    for await (const line of readLines(response.body)) {
      yield logLineSchema.parse(JSON.parse(line));
    }
  }

  async deletePod(instanceId: string, pod: string): Promise<void> {
    const path = `/instances/${instanceId}/pods/${encodeURIComponent(pod)}`;
    await deleteAt(this.#fetch, path);
  }

  async getClusters(): Promise<ClusterView[]> {
    return (await this.#get('/clusters', clusterListSchema)).items;
  }

  async getCluster(cluster: string): Promise<ClusterDetailView> {
    return this.#get(
      `/clusters/${encodeURIComponent(cluster)}`,
      clusterDetailSchema,
    );
  }

  async getNode(cluster: string, node: string): Promise<NodeDetail> {
    const path = [cluster, 'nodes', node].map(encodeURIComponent).join('/');
    return this.#get(`/clusters/${path}`, nodeDetailSchema);
  }

  /** Checks a form while it is being filled in; nothing is written. */
  async validate(draft: Draft): Promise<DraftVerdict> {
    const response = await this.#send('/services/validate', draft);
    return response.json();
  }

  /**
   * What a change would do; nothing is written.
   *
   * @param isEmergency - as it is carried out without waiting for approvals
   */
  async preview(change: Change, isEmergency = false): Promise<PlanPreview> {
    const path = isEmergency ? '/plans?emergency=true' : '/plans';
    const response = await this.#send(path, change);
    return planPreviewSchema.parse(await response.json());
  }

  /** Starts the operation whose plan was seen. Refused with 409 when the plan is no longer the same. */
  async accept(accept: Accept): Promise<OperationDetail> {
    const response = await this.#send('/operations', accept);
    return operationDetailSchema.parse(await response.json());
  }

  async getOperation(id: string): Promise<OperationDetail> {
    return this.#get(
      `/operations/${encodeURIComponent(id)}`,
      operationDetailSchema,
    );
  }

  async getOperations(
    query: { cursor?: string; serviceId?: string } = {},
  ): Promise<OperationPage> {
    const search = new URLSearchParams(query);
    return this.#get(`/operations?${search}`, operationPageSchema);
  }

  /** The board of operations; `since` is where the day begins whose ended ones are counted. */
  async getBoard(query: BoardQuery & { since?: string }): Promise<Board> {
    return this.#get(`/board?${searchOf(query)}`, boardSchema);
  }

  /** Operations that ended before those of an earlier page. */
  async getBoardDone(
    query: BoardQuery & { cursor: string },
  ): Promise<OperationPage> {
    return this.#get(`/board/done?${searchOf(query)}`, operationPageSchema);
  }

  async getStatistics(query: StatisticsQuery): Promise<Statistics> {
    return this.#get(`/statistics?${searchOf(query)}`, statisticsSchema);
  }

  /** The same as CSV. */
  async exportStatistics(query: StatisticsQuery): Promise<string> {
    return getText(this.#fetch, `/statistics/export?${searchOf(query)}`);
  }

  /** Lets a held operation try again now. */
  async continueOperation(id: string): Promise<void> {
    await this.#send(`/operations/${encodeURIComponent(id)}/continue`, {});
  }

  /** Turns an operation round: its reverse plan runs. */
  async undoOperation(id: string): Promise<void> {
    await this.#send(`/operations/${encodeURIComponent(id)}/undo`, {});
  }

  /** Stops an operation at the next safe point; what stands then stays. */
  async cancelOperation(id: string): Promise<void> {
    await this.#send(`/operations/${encodeURIComponent(id)}/cancel`, {});
  }

  /** Takes the fields that a held operation is in conflict over, and goes on. */
  async takeOverFields(id: string): Promise<void> {
    await this.#send(`/operations/${encodeURIComponent(id)}/take-over`, {});
  }

  /** Approves, confirms or rejects at the gate where an operation waits. Refused with 409 when the plan is no longer the same. */
  async decide(id: string, decide: Decide): Promise<void> {
    await this.#send(`/operations/${encodeURIComponent(id)}/decisions`, decide);
  }

  /** Lets an operation begin that a freeze holds. */
  async overrideFreeze(id: string, reason: string): Promise<void> {
    const path = `/operations/${encodeURIComponent(id)}/override-freeze`;
    await this.#send(path, { reason });
  }

  /** Says that a change which ran as an emergency was looked at afterwards. */
  async reviewOperation(id: string, note?: string): Promise<void> {
    const path = `/operations/${encodeURIComponent(id)}/review`;
    await this.#send(path, { note });
  }

  /** Whom a nudge would reach, and who nudged last. */
  async getNudge(id: string): Promise<NudgeState> {
    return this.#get(
      `/operations/${encodeURIComponent(id)}/nudge`,
      nudgeStateSchema,
    );
  }

  /** Asks whoever an operation waits for to look at it. */
  async nudge(id: string): Promise<NudgeState> {
    const path = `/operations/${encodeURIComponent(id)}/nudge`;
    const response = await this.#send(path, {});
    return nudgeStateSchema.parse(await response.json());
  }

  async getReleases(place: InstancePlace): Promise<ReleaseList> {
    return this.#get(`${pathOf(place)}/releases`, releaseListSchema);
  }

  async diffReleases(
    place: InstancePlace,
    ends: { from: number; to: number },
  ): Promise<ReleaseDiff> {
    const search = `from=${ends.from}&to=${ends.to}`;
    return this.#get(
      `${pathOf(place)}/releases/diff?${search}`,
      releaseDiffSchema,
    );
  }

  /** What a deploy starts from. */
  async getConfiguration(place: InstancePlace): Promise<Configuration> {
    return this.#get(`${pathOf(place)}/configuration`, configurationSchema);
  }

  /** Tags that can be deployed. */
  async getImages(place: InstancePlace): Promise<ImageList> {
    return this.#get(`${pathOf(place)}/images`, imageListSchema);
  }

  #get<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>> {
    return getJson(this.#fetch, path, schema);
  }

  #send(path: string, body: unknown): Promise<Response> {
    return postJson(this.#fetch, path, body);
  }
}

function pathOf({ serviceId, environment }: InstancePlace): string {
  const [id, name] = [serviceId, environment].map(encodeURIComponent);
  return `/services/${id}/environments/${name}`;
}
