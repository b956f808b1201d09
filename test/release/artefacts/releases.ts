/** The releases that makeReleases.ts makes for all tests of this folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The environment variable with the folder of the releases and the repositories. The setup sets it. */
export const FOLDER_VARIABLE = 'RELEASES_OF_TESTS';

const folder = () => process.env[FOLDER_VARIABLE] ?? '';

export const OTHER_NAME = 'Acme::Identity::AppClient';

/** A file of the release with the project's name of the type. */
export const released = (name = ''): string => join(folder(), 'release', name);

/** The output of the command that made it. */
export const printed = (): string => readFileSync(join(folder(), 'release.txt'), 'utf8');

/** A file of the same release, made in another folder. */
export const releasedElsewhere = (name = ''): string => join(folder(), 'elsewhere', name);

/** A file of the release with another name of the type. */
export const renamed = (name = ''): string => join(folder(), 'renamed', name);

/** A file of the project from which the first release was made. */
export const repository = (name = ''): string => join(folder(), 'repository', name);
