import { findings } from '../../fidelity/apiWatch/findings';
import { pinnedModels } from '../../fidelity/apiWatch/pinnedModels';

/** Checks that the project knows everything in the installed API models, as `npm run watch:api -- --pinned` does. */
export async function nothingNewInTheApi(): Promise<string> {
  const models = pinnedModels();
  const found = findings(models);
  if (found.length > 0) throw new Error(found.join('\n'));
  return `nothing new in ${models.map(({ source }) => source).join(' and ')}`;
}
