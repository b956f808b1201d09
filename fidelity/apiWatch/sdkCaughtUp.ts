import { AHEAD_OF_SDK } from '../../src/model/sdkMembers';
import type { ApiModel } from './apiModel';

/** Findings for members that the handlers send and read without the SDK, although a newer SDK knows them. */
export function sdkCaughtUp(models: readonly ApiModel[]): string[] {
  return models
    .filter(({ ofSdk }) => ofSdk)
    .flatMap(({ source, operations }) => {
      const { input, output } = operations.UpdateUserPoolClient ?? {};
      const sent = AHEAD_OF_SDK.requests.filter((name) => input?.members?.[name] !== undefined);
      const answered = AHEAD_OF_SDK.answers.filter((name) => output?.members?.UserPoolClient?.members?.[name] !== undefined);
      return [...sent, ...answered].map(
        (name) => `resource type: ${source} knows ${name}. Upgrade the SDK, and remove ${name} from src/model/sdkMembers.ts.`,
      );
    });
}
