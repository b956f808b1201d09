/** The secrets that a run lets Cognito store in Secrets Manager. They cost money, so the run deletes all of them. */
import { errorMessage } from '../tools/errorMessage';
import { isObject, type Json } from '../tools/json';
import { type Answer, described, exceptionOf } from '../tools/signedCalls/answer';
import type { SendRequest, ServiceRequest } from '../tools/signedCalls/signedCalls';
import type { CleanupCommands, LeftBehind } from './leftBehind';
import { listAll } from './pages';

/** Whether a request makes Cognito store a secret in Secrets Manager. */
export const publishesSecret = ({ body }: Pick<ServiceRequest, 'body'>) =>
  /"PublishSecretsInAWSSecretsManager"\s*:\s*true/.test(body);

export class ManagedSecrets {
  /** The pools whose clients may have such a secret. A request asked for one, and its answer may have been lost. */
  private readonly pools = new Set<string>();
  /** The ARN of every secret that an answer showed, with its pool. */
  private readonly arns = new Map<string, string>();

  /** @param send sends cleanup requests */
  constructor(
    private readonly send: SendRequest,
    private readonly commands: CleanupCommands,
  ) {}

  expect(request: ServiceRequest): void {
    if (request.poolId !== undefined && publishesSecret(request)) this.pools.add(request.poolId);
  }

  remember({ poolId }: ServiceRequest, { body }: Answer): void {
    const arn = arnIn(body);
    if (arn !== undefined && poolId !== undefined) this.arns.set(arn, poolId);
  }

  poolIsGone(poolId: string): void {
    this.pools.delete(poolId);
  }

  /**
   * Moves the secrets of a pool's clients back to Cognito, which deletes them in Secrets Manager. Returns those that are left.
   */
  async withdrawIn(poolId: string): Promise<LeftBehind[]> {
    if (!this.pools.has(poolId)) return [];
    const left: LeftBehind[] = [];
    try {
      for await (const { ClientId } of listAll(this.send, 'ListUserPoolClients', 'UserPoolClients', { UserPoolId: poolId })) {
        const clientId = String(ClientId);
        const reason = await this.withdraw(poolId, clientId).then(() => undefined, errorMessage);
        const what = `the secret in Secrets Manager of client ${clientId} in user pool ${poolId}`;
        if (reason !== undefined) left.push({ what, reason, command: this.commands.withdrawSecret(poolId, clientId) });
      }
    } catch (error) {
      left.push({ what: `perhaps secrets in Secrets Manager of clients in user pool ${poolId}`, reason: errorMessage(error) });
    }
    if (left.length === 0) this.pools.delete(poolId);
    return left;
  }

  /** The secrets that Secrets Manager still has, although they were moved back or their clients are deleted. */
  async stillThere(): Promise<LeftBehind[]> {
    const left: LeftBehind[] = [];
    for (const [arn, poolId] of this.arns) {
      if (this.pools.has(poolId)) continue;
      const reason = await this.whyLeft(arn).catch(errorMessage);
      if (reason !== undefined) left.push({ what: `secret ${arn}`, reason, command: this.commands.deleteSecret(arn) });
    }
    return left;
  }

  /** @throws Error when Cognito does not move the secret back */
  private async withdraw(poolId: string, clientId: string): Promise<void> {
    const names = { UserPoolId: poolId, ClientId: clientId };
    const ask = (operation: string, input: object) =>
      this.send({ operation, body: JSON.stringify({ ...names, ...input }), poolId });
    const client = await ask('DescribeUserPoolClient', {});
    if (client.status !== 200) throw new Error(described(client));
    if (arnIn(client.body) === undefined) return;
    const updated = await ask('UpdateUserPoolClient', { PublishSecretsInAWSSecretsManager: false });
    if (updated.status !== 200) throw new Error(described(updated));
    if (arnIn(updated.body) !== undefined) throw new Error('Cognito accepted the update, but left the secret in Secrets Manager');
  }

  /** Why the secret may still exist; undefined when it does not. */
  private async whyLeft(arn: string): Promise<string | undefined> {
    // Cognito may answer another form of ARN than the one that Secrets Manager accepts.
    const SecretId = arn.replace(':secret/', ':secret:');
    const answer = await this.send({ operation: 'DescribeSecret', body: JSON.stringify({ SecretId }) });
    if (exceptionOf(answer) === 'ResourceNotFoundException') return undefined;
    if (answer.status !== 200) return described(answer);
    return isObject(answer.body) && answer.body.DeletedDate !== undefined ? undefined : 'it still exists';
  }
}

function arnIn(body: Json | undefined): string | undefined {
  const client = isObject(body) ? body.UserPoolClient : undefined;
  return isObject(client) && typeof client.ClientSecretArn === 'string' ? client.ClientSecretArn : undefined;
}
