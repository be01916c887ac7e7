import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';
import type { Accept, Change, Draft, DraftVerdict } from './schema/change';
import {
  operationDetailSchema,
  operationPageSchema,
  type OperationDetail,
  type OperationPage,
} from './schema/operation';
import { planPreviewSchema, type PlanPreview } from './schema/plan';
import {
  environmentListSchema,
  projectListSchema,
  serviceDetailSchema,
  serviceListSchema,
  type EnvironmentView,
  type Project,
  type Service,
  type ServiceDetail,
} from './schema/service';

/** How a client reaches the plugin: a fetch that resolves and authenticates paths below `/api/paas`. */
export type PaasFetch = (path: string, init?: RequestInit) => Promise<Response>;

/** The paas plugin over HTTP. Every method throws ResponseError when refused. */
export class PaasClient {
  readonly #fetch: PaasFetch;

  constructor(fetch: PaasFetch) {
    this.#fetch = fetch;
  }

  async getEnvironments(): Promise<EnvironmentView[]> {
    return (await this.#get('/environments', environmentListSchema)).items;
  }

  async getProjects(): Promise<Project[]> {
    return (await this.#get('/projects', projectListSchema)).items;
  }

  async getServices(): Promise<Service[]> {
    return (await this.#get('/services', serviceListSchema)).items;
  }

  async getService(id: string): Promise<ServiceDetail> {
    return this.#get(
      `/services/${encodeURIComponent(id)}`,
      serviceDetailSchema,
    );
  }

  /** Checks a form while it is being filled in; nothing is written. */
  async validate(draft: Draft): Promise<DraftVerdict> {
    const response = await this.#send('/services/validate', draft);
    return response.json();
  }

  /** What a change would do; nothing is written. */
  async preview(change: Change): Promise<PlanPreview> {
    const response = await this.#send('/plans', change);
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

  /** Lets a held operation try again now. */
  async continueOperation(id: string): Promise<void> {
    await this.#send(`/operations/${encodeURIComponent(id)}/continue`, {});
  }

  /** Turns an operation round: its reverse plan runs. */
  async undoOperation(id: string): Promise<void> {
    await this.#send(`/operations/${encodeURIComponent(id)}/undo`, {});
  }

  async #get<T extends z.ZodType>(
    path: string,
    schema: T,
  ): Promise<z.infer<T>> {
    const response = await this.#fetch(path);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return schema.parse(await response.json());
  }

  async #send(path: string, body: unknown): Promise<Response> {
    const response = await this.#fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
