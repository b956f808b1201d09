/** The releases that makeReleases.ts has made for all tests of this folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder with the releases and the repositories, which the tests get from the setup. */
export const FOLDER_VARIABLE = 'RELEASES_OF_TESTS';

const folder = () => process.env[FOLDER_VARIABLE] ?? '';

export const OTHER_NAME = 'Acme::Identity::AppClient';

/** The release under the project's own name. */
export const released = (name = ''): string => join(folder(), 'release', name);

/** What the command printed that made it. */
export const printed = (): string => readFileSync(join(folder(), 'release.txt'), 'utf8');

/** The same, made in another place. */
export const releasedElsewhere = (name = ''): string => join(folder(), 'elsewhere', name);

/** The release under another name. */
export const renamed = (name = ''): string => join(folder(), 'renamed', name);

/** The project from which the first one was made. */
export const repository = (name = ''): string => join(folder(), 'repository', name);
