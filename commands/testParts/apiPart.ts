import { findings } from '../../fidelity/apiWatch/findings';
import { pinnedModels } from '../../fidelity/apiWatch/pinnedModels';

/** What `npm run watch:api -- --pinned` does: the API models of the versions that are installed have nothing that we do not know. */
export async function nothingNewInTheApi(): Promise<string> {
  const models = pinnedModels();
  const found = findings(models);
  if (found.length > 0) throw new Error(found.join('\n'));
  return `nothing new in ${models.map(({ source }) => source).join(' and ')}`;
}
