import { findings } from '../apiWatch/findings';
import { LEFT_OUT } from '../apiWatch/leftOut';
import { newestModels } from '../apiWatch/newestModels';
import { pinnedModels } from '../apiWatch/pinnedModels';
import { errorMessage } from '../errorMessage';
import { withOptions } from './options';

const USAGE = `npm run --silent watch:api -- [--pinned]

Compares what the resource type and the local Cognito know of Cognito's API with the newest API models that the registries have:
that of botocore, which pip downloads, and that of the JavaScript SDK, which npm looks up. Both ask the registries that they are
configured for. Each line is one finding: what it is, where it stands in the API, and what to do.
local/apiWatch/leftOut.ts lists what is left out on purpose.
  --pinned   compares with the versions that are installed, and asks no registry
Ends with 0 when there is nothing new, 1 when there are findings, and 2 when it could not look: wrong options, or a registry that
does not answer.`;

/** The exit code where nothing is known. */
const NOT_LOOKED = 2;

/** `npm run watch:api`: what Cognito has learnt since our table was written. */
export function main(args: string[]): Promise<number> {
  const options = { pinned: { type: 'boolean', default: false } } as const;
  const config = { args, options };
  return withOptions({ usage: USAGE, config, read: ({ values }) => values.pinned, wrong: NOT_LOOKED }, async (pinned) => {
    try {
      return watch(pinned);
    } catch (error) {
      console.error(`npm run watch:api could not look: ${errorMessage(error)}`);
      if (!pinned)
        console.error(
          'Connect to the registries and repeat it, or compare with what is installed: npm run watch:api -- --pinned',
        );
      return NOT_LOOKED;
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
  console.log(`Nothing new in ${sources}; ${leftOut} differences are on purpose.`);
  return 0;
}
