/** A local Cloud Control that calls handlers, and an SDK client for it. */
import {
  CloudControlClient,
  type CloudControlServiceException,
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourceCommand,
  GetResourceRequestStatusCommand,
  ListResourcesCommand,
  type ProgressEvent,
  UpdateResourceCommand,
} from '@aws-sdk/client-cloudcontrol';
import type { Operation } from 'fast-json-patch';
import { type CloudControl, type CloudControlOptions, startCloudControl } from '../../local/cloudformation/cloudControl/server';
import schema from '../../my-cognito-userpoolclient.json';
import { LOCAL_CREDENTIALS } from '../../tools/noAccount';
import type { Json } from './world';

export const TypeName = schema.typeName;

/** The interval at which the tests ask for the status of a request. */
const POLL_MS = 5;

export class CloudControlUser {
  private constructor(
    readonly server: CloudControl,
    readonly sdk: CloudControlClient,
  ) {}

  static async start(options: CloudControlOptions): Promise<CloudControlUser> {
    const server = await startCloudControl(options);
    const sdk = new CloudControlClient({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: LOCAL_CREDENTIALS,
      // The tests check exceptions, so the SDK must not retry.
      maxAttempts: 1,
    });
    return new CloudControlUser(server, sdk);
  }

  async stop(): Promise<void> {
    this.sdk.destroy();
    await this.server.stop();
  }

  async create(desired: Json, options: { ClientToken?: string } = {}): Promise<ProgressEvent> {
    const input = { TypeName, DesiredState: JSON.stringify(desired), ...options };
    return accepted(await this.sdk.send(new CreateResourceCommand(input)));
  }

  async update(Identifier: string, patch: readonly Operation[], options: { ClientToken?: string } = {}): Promise<ProgressEvent> {
    const input = { TypeName, Identifier, PatchDocument: JSON.stringify(patch), ...options };
    return accepted(await this.sdk.send(new UpdateResourceCommand(input)));
  }

  async delete(Identifier: string): Promise<ProgressEvent> {
    return accepted(await this.sdk.send(new DeleteResourceCommand({ TypeName, Identifier })));
  }

  async get(Identifier: string): Promise<Json> {
    const { ResourceDescription } = await this.sdk.send(new GetResourceCommand({ TypeName, Identifier }));
    return JSON.parse(ResourceDescription?.Properties ?? '');
  }

  async list(model: Json, page: { MaxResults?: number; NextToken?: string } = {}) {
    return this.sdk.send(new ListResourcesCommand({ TypeName, ResourceModel: JSON.stringify(model), ...page }));
  }

  async status({ RequestToken }: Pick<ProgressEvent, 'RequestToken'>): Promise<ProgressEvent> {
    return accepted(await this.sdk.send(new GetResourceRequestStatusCommand({ RequestToken })));
  }

  /** The progress event of a request after its status is none of these. */
  async after(request: ProgressEvent, ...statuses: string[]): Promise<ProgressEvent> {
    for (;;) {
      const event = await this.status(request);
      if (!statuses.includes(event.OperationStatus ?? '')) return event;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** The progress event of a request that has ended. */
  ended(request: ProgressEvent): Promise<ProgressEvent> {
    return this.after(request, 'PENDING', 'IN_PROGRESS', 'CANCEL_IN_PROGRESS');
  }

  /**
   * Creates a resource. Returns its identifier.
   * @throws Error with the status and the message of Cloud Control
   */
  async created(desired: Json): Promise<string> {
    const { Identifier = '' } = succeeded(await this.ended(await this.create(desired)));
    return Identifier;
  }

  /**
   * Updates a resource, and waits for the end.
   * @throws Error with the status and the message of Cloud Control
   */
  async updated(Identifier: string, patch: readonly Operation[]): Promise<void> {
    succeeded(await this.ended(await this.update(Identifier, patch)));
  }
}

function accepted({ ProgressEvent }: { ProgressEvent?: ProgressEvent | undefined }): ProgressEvent {
  if (!ProgressEvent) throw new Error('The answer has no ProgressEvent.');
  return ProgressEvent;
}

function succeeded(event: ProgressEvent): ProgressEvent {
  if (event.OperationStatus === 'SUCCESS') return event;
  throw new Error(`${event.OperationStatus} ${event.ErrorCode}: ${event.StatusMessage}`);
}

/** The name and the message of an exception. */
export interface Exception {
  name: string;
  message: string;
}

/** The exceptions of calls that run at the same time. */
export function exceptionsOf(...calls: Promise<unknown>[]): Promise<Exception[]> {
  return Promise.all(calls.map(exceptionOf));
}

/** The exception of a call. */
export async function exceptionOf(call: Promise<unknown>): Promise<Exception> {
  try {
    await call;
  } catch (error) {
    const { name, message } = error as CloudControlServiceException;
    return { name, message };
  }
  throw new Error('The call was not refused.');
}
