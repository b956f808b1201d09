/** The eight operations of Cloud Control for one resource type. */
import { randomUUID } from 'node:crypto';
import { ClientTokens } from './clientTokens';
import { CloudControlError } from './cloudControlError';

import type { InputOf, ListResourcesInput, OperationName, RequestInput, ResourceOperation } from './inputs';
import { patched, readPatch } from './patch';
import { ResourceRequest } from './resourceRequest';
import { ResourceRequests } from './resourceRequests';
import type { Model } from './resourceSchema';
import type { ResourceType } from './resourceType';
import { TypeHandlers, type TypeHandlersOptions } from './typeHandlers';

export interface ServiceOptions extends TypeHandlersOptions {
  type: ResourceType;
  /** The clock, in epoch milliseconds. */
  now: () => number;
}

/** The input of each operation is already validated against the API model. */
export type CloudControlOperations = { readonly [name in OperationName]: (input: InputOf[name]) => object | Promise<object> };

export class CloudControlService implements CloudControlOperations {
  private readonly handlers: TypeHandlers;
  private readonly requests: ResourceRequests;
  private readonly clientTokens: ClientTokens;
  /** The identifiers of the resources with a running operation. */
  private readonly busy = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  private readonly stopped = new AbortController();

  constructor(private readonly options: ServiceOptions) {
    this.handlers = new TypeHandlers(options);
    this.requests = new ResourceRequests(options.now);
    this.clientTokens = new ClientTokens(options.now);
  }

  async GetResource({ TypeName, Identifier }: InputOf['GetResource']) {
    const { type } = this.options;
    type.refuseOther(TypeName, 'READ');
    const model = await this.handlers.read(type.propertiesOf(Identifier));
    return { TypeName, ResourceDescription: this.description(model) };
  }

  async ListResources({ TypeName, ResourceModel, NextToken, MaxResults }: ListResourcesInput) {
    const { type } = this.options;
    type.refuseOther(TypeName, 'LIST');
    const properties = ResourceModel === undefined ? {} : modelIn(ResourceModel, 'ResourceModel');
    type.refuseInvalidListInput(properties);
    const { models, nextToken } = await this.handlers.list(properties, { nextToken: NextToken, maxResults: MaxResults });
    const ResourceDescriptions = models.map((model) => this.description(model));
    return { TypeName, ResourceDescriptions, ...(nextToken !== undefined && { NextToken: nextToken }) };
  }

  CreateResource(input: InputOf['CreateResource']) {
    return this.accepted('CREATE', input, async () => {
      const desired = modelIn(input.DesiredState, 'DesiredState');
      this.options.type.refuseInvalid(desired);
      return this.start(this.request('CREATE', {}), desired, undefined);
    });
  }

  /** Reads the model and applies the patch to it. The update handler gets both models. */
  UpdateResource(input: InputOf['UpdateResource']) {
    return this.accepted('UPDATE', input, () =>
      this.exclusively(input.Identifier, async (properties, identifier) => {
        const { type } = this.options;
        const patch = readPatch(input.PatchDocument);
        const before = await this.handlers.read(properties);
        const model = patched(type.schema, before, patch);
        type.refuseInvalid(model);
        return this.start(this.request('UPDATE', { identifier, model }), model, before, identifier);
      }),
    );
  }

  DeleteResource(input: InputOf['DeleteResource']) {
    return this.accepted('DELETE', input, () =>
      this.exclusively(input.Identifier, async (properties, identifier) =>
        this.start(this.request('DELETE', { identifier }), properties, undefined, identifier),
      ),
    );
  }

  GetResourceRequestStatus({ RequestToken }: InputOf['GetResourceRequestStatus']) {
    return { ProgressEvent: this.requests.find(RequestToken).progressEvent };
  }

  ListResourceRequests(input: InputOf['ListResourceRequests']) {
    const { requests, nextToken } = this.requests.list(input);
    const ResourceRequestStatusSummaries = requests.map(({ progressEvent }) => progressEvent);
    return { ResourceRequestStatusSummaries, ...(nextToken !== undefined && { NextToken: nextToken }) };
  }

  CancelResourceRequest({ RequestToken }: InputOf['CancelResourceRequest']) {
    const request = this.requests.find(RequestToken);
    request.cancel();
    return { ProgressEvent: request.progressEvent };
  }

  /** Ends all running requests without another event. */
  async stop(): Promise<void> {
    this.stopped.abort(new Error('Cloud Control was stopped.'));
    await Promise.all(this.running);
  }

  /** Answers with the new request of a call, or with the request of the same call before. */
  private async accepted(operation: ResourceOperation, input: RequestInput, accept: () => Promise<ResourceRequest>) {
    this.options.type.refuseOther(input.TypeName, operation);
    const { ClientToken = randomUUID(), ...others } = input;
    const request = await this.clientTokens.requestOf(ClientToken, JSON.stringify([operation, others]), accept);
    return { ProgressEvent: request.progressEvent };
  }

  /**
   * Creates a request for a resource that has no running operation. The resource is busy until the request has ended.
   * @throws CloudControlError for a busy resource; an error of `accept`
   */
  private async exclusively(
    Identifier: string,
    accept: (properties: Record<string, string>, identifier: string) => Promise<ResourceRequest>,
  ): Promise<ResourceRequest> {
    const { type } = this.options;
    const properties = type.propertiesOf(Identifier);
    // The identifier of a request has more than one form. This form is unique.
    const identifier = type.identifierIn(properties) ?? Identifier;
    if (this.busy.has(identifier)) {
      const message = `Another operation on resource of type ${type.name} with identifier ${identifier} is in progress.`;
      throw new CloudControlError('ConcurrentOperationException', message);
    }
    this.busy.add(identifier);
    try {
      return await accept(properties, identifier);
    } catch (error) {
      this.busy.delete(identifier);
      throw error;
    }
  }

  private request(operation: ResourceOperation, parts: { identifier?: string; model?: Model }): ResourceRequest {
    const { type, now } = this.options;
    const request = new ResourceRequest({ typeName: type.name, token: randomUUID(), operation, ...parts }, now);
    this.requests.add(request);
    return request;
  }

  private start(request: ResourceRequest, desired: Model, previous: Model | undefined, identifier?: string): ResourceRequest {
    const run = this.handlers.run(request, desired, previous, this.stopped.signal).finally(() => {
      if (identifier !== undefined) this.busy.delete(identifier);
      this.running.delete(run);
    });
    this.running.add(run);
    return request;
  }

  private description(model: Model) {
    return { Identifier: this.options.type.identifierIn(model), Properties: JSON.stringify(model) };
  }
}

/** @throws CloudControlError for a text that is not a JSON object */
function modelIn(text: string, member: string): Model {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Model;
  } catch {
    // The parser's message would show the properties.
  }
  throw new CloudControlError('InvalidRequestException', `${member} must be a JSON object.`);
}
