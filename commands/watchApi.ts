import { findings } from '../fidelity/apiWatch/findings';
import { LEFT_OUT } from '../fidelity/apiWatch/leftOut';
import { newestModels } from '../fidelity/apiWatch/newestModels';
import { pinnedModels } from '../fidelity/apiWatch/pinnedModels';
import { errorMessage } from '../tools/errorMessage';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('watchApi');

/** The exit code when the comparison failed. */
const FAILED = 2;

/** `npm run watch:api`: compares our knowledge of Cognito's API with the newest models. */
export function main(args: string[]): Promise<number> {
  const options = { pinned: { type: 'boolean', default: false } } as const;
  const config = { args, options };
  return withOptions({ usage: USAGE, config, read: ({ values }) => values.pinned, wrong: FAILED }, async (pinned) => {
    try {
      return watch(pinned);
    } catch (error) {
      console.error(`npm run watch:api failed: ${errorMessage(error)}`);
      if (!pinned)
        console.error(
          'Connect to the registries and run it again, or compare with the installed versions: npm run watch:api -- --pinned',
        );
      return FAILED;
    }
  });
}

function watch(pinned: boolean): number {
  const models = pinned ? pinnedModels() : newestModels();
  const found = findings(models);
  const sources = models.map(({ source }) => source).join(' and ');
  for (const line of found) console.log(line);
  if (found.length > 0) {
    console.log(`${found.length === 1 ? '1 finding' : `${found.length} findings`} in ${sources}.`);
    return 1;
  }
  const leftOut = LEFT_OUT.flatMap(({ what }) => what).length;
  console.log(`Nothing new in ${sources}. ${leftOut} differences are intended.`);
  return 0;
}
