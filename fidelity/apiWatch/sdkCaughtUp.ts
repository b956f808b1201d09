import { AHEAD_OF_SDK } from '../../src/model/sdkMembers';
import type { ApiModel } from './apiModel';

/** Members that the handlers pass by the SDK, because its release did not know them, and that a newer release knows. */
export function sdkCaughtUp(models: readonly ApiModel[]): string[] {
  return models
    .filter(({ ofSdk }) => ofSdk)
    .flatMap(({ source, operations }) => {
      const { input, output } = operations.UpdateUserPoolClient ?? {};
      const sent = AHEAD_OF_SDK.requests.filter((name) => input?.members?.[name] !== undefined);
      const answered = AHEAD_OF_SDK.answers.filter((name) => output?.members?.UserPoolClient?.members?.[name] !== undefined);
      return [...sent, ...answered].map(
        (name) => `resource type: ${name} is known to ${source}. Raise the SDK, and take it out of src/model/sdkMembers.ts.`,
      );
    });
}
