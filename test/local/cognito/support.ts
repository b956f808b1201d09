/** A local Cognito with one pool, and HTTP calls to it without an SDK, for the tests of this folder. */
import { type LocalCognito, type LocalCognitoOptions, startLocalCognito } from '../../../local/cognito/server';

export type Json = Record<string, unknown>;

export type ManagedClient = Json & { ClientId: string; ClientSecretArn: string };

/** A pool with a required attribute and a custom attribute. */
export const POOL_SCHEMA = [
  { Name: 'email', AttributeDataType: 'String', Required: true },
  { Name: 'tenant', AttributeDataType: 'String', Mutable: false },
];

/** A client for machine-to-machine access. */
export const MACHINE = { GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'] };

/** The error of Secrets Manager for a missing secret. */
export const NO_SUCH_SECRET = ['ResourceNotFoundException', "Secrets Manager can't find the specified secret."];

/** The client's secret in an answer of GetSecretValue. */
export const secretIn = ({ SecretString }: Json): string => String(JSON.parse(String(SecretString)).clientSecretValue);

export interface Reply {
  status: number;
  headers: Headers;
  body: Json;
}

/** An event that happens once. Tests wait for it. */
export class Signal {
  private resolve = () => {};
  readonly fired = new Promise<void>((resolve) => {
    this.resolve = resolve;
  });

  fire(): void {
    this.resolve();
  }
}

/** The headers of a signed request. The local Cognito checks only the form of a signature. */
export const signature = (accessKeyId = 'AKIDEXAMPLE') => ({
  'x-amz-date': '20250101T000000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20250101/us-east-1/cognito-idp/aws4_request, SignedHeaders=host;x-amz-date, Signature=0`,
});

/** Sends a signed request with any body and any further headers. */
export const post = (url: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Reply> =>
  postUnsigned(url, body, { ...signature(), ...headers });

/** Sends a request with exactly these headers. */
export async function postUnsigned(url: string, body: string | Buffer, headers: Record<string, string>): Promise<Reply> {
  const response = await fetch(url, { method: 'POST', body: new Uint8Array(Buffer.from(body)), headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : (JSON.parse(text) as Json) };
}

export const call = (url: string, operation: string, input: unknown): Promise<Reply> =>
  callTarget(url, `AWSCognitoIdentityProviderService.${operation}`, input);

const callTarget = (url: string, target: string, input: unknown): Promise<Reply> =>
  post(url, JSON.stringify(input), { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target });

export class TestBench {
  readonly server: LocalCognito;
  readonly poolId: string;

  private constructor(server: LocalCognito, poolId: string) {
    this.server = server;
    this.poolId = poolId;
  }

  static async start(options: LocalCognitoOptions = {}, pool: Json = {}): Promise<TestBench> {
    const server = await startLocalCognito(options);
    try {
      const { Id } = server.perform('CreateUserPool', { PoolName: 'pool', ...pool }).UserPool as { Id: string };
      return new TestBench(server, Id);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  call(operation: string, input: unknown): Promise<Reply> {
    return call(this.server.url, operation, input);
  }

  /** Calls an operation of Secrets Manager. */
  callSecretsManager(operation: string, input: unknown): Promise<Reply> {
    return callTarget(this.server.url, `secretsmanager.${operation}`, input);
  }

  /** Calls an operation of Secrets Manager that must succeed. */
  async secretsManager(operation: string, input: Json): Promise<Json> {
    const { status, body } = await this.callSecretsManager(operation, input);
    if (status !== 200) throw new Error(`${operation}: ${JSON.stringify(body)}`);
    return body;
  }

  async secretsManagerRefusal(operation: string, input: Json): Promise<[string, string]> {
    const { body } = await this.callSecretsManager(operation, input);
    return [String(body.__type), String(body.message)];
  }

  /** Creates a client whose secret is in Secrets Manager. */
  async createManaged(input: Json = {}): Promise<ManagedClient> {
    return (await this.create({ GenerateSecret: true, PublishSecretsInAWSSecretsManager: true, ...input })) as ManagedClient;
  }

  readSecret(SecretId: string, version: Json = {}): Promise<Json> {
    return this.secretsManager('GetSecretValue', { SecretId, ...version });
  }

  rotateSecret(SecretId: string, more: Json = {}): Promise<Json> {
    return this.secretsManager('RotateSecret', { SecretId, ...more });
  }

  /** The ids of a client's secrets, oldest first. */
  async secretIds(ClientId: string): Promise<unknown[]> {
    const { ClientSecrets } = await this.answer('ListUserPoolClientSecrets', { ClientId });
    return (ClientSecrets as Json[]).map(({ ClientSecretId }) => ClientSecretId);
  }

  /** Calls an operation on the bench's pool that must succeed. */
  async answer(operation: string, input: Json = {}): Promise<Json> {
    const reply = await this.call(operation, { UserPoolId: this.poolId, ...input });
    if (reply.status !== 200) throw new Error(`${operation}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  /** Calls an operation that must answer with a client. */
  async client(operation: string, input: Json): Promise<Json & { ClientId: string }> {
    return (await this.answer(operation, input)).UserPoolClient as Json & { ClientId: string };
  }

  create(input: Json = {}) {
    return this.client('CreateUserPoolClient', { ClientName: 'app', ...input });
  }

  update(clientId: string, input: Json = {}) {
    return this.client('UpdateUserPoolClient', { ClientId: clientId, ...input });
  }

  describe(clientId: string) {
    return this.client('DescribeUserPoolClient', { ClientId: clientId });
  }

  /** Calls an operation on the bench's pool, and returns the exception and its message. */
  async refusal(operation: string, input: Json = {}): Promise<[string, string]> {
    const reply = await this.call(operation, { UserPoolId: this.poolId, ...input });
    return [String(reply.body.__type), String(reply.body.message)];
  }

  stop() {
    return this.server.stop();
  }
}
