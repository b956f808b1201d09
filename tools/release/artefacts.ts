import { packConstructs } from './constructs';
import { packLocalCognito } from './localCognito';
import { packRegistration } from './registration';
import { packType } from './typePackage';
import { packUserPoolClientTools } from './userPoolClientTools';
import type { Pack } from './writeRelease';

/** All artefacts of a release, except the checksums and the bills of materials. */
export const ARTEFACTS: readonly Pack[] = [packType, packRegistration, packConstructs, packLocalCognito, packUserPoolClientTools];
