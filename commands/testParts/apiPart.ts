import { findings } from '../../fidelity/apiWatch/findings';
import { pinnedModels } from '../../fidelity/apiWatch/pinnedModels';

/** As `npm run watch:api -- --pinned`: the API models of the installed versions have nothing that the project does not know. */
export async function nothingNewInTheApi(): Promise<string> {
  const models = pinnedModels();
  const found = findings(models);
  if (found.length > 0) throw new Error(found.join('\n'));
  return `nothing new in ${models.map(({ source }) => source).join(' and ')}`;
}
