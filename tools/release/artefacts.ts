import { packConstructs } from './constructs';
import { packRegistration } from './registration';
import { packType } from './typePackage';

/**
 * Makes files of a release from the project at `root`.
 * @param folder where they are written
 * @returns their names
 */
export type Pack = (root: string, folder: string, version: string) => Promise<string[]>;

/** Everything that a release consists of, but for the sums and the bills of materials. */
export const ARTEFACTS: readonly Pack[] = [packType, packRegistration, packConstructs];
