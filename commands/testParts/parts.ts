import { runTool } from '../../tools/childProcesses';
import { nothingNewInTheApi } from './apiPart';
import { auditPackages } from './auditPart';
import { cdkTests } from './cdkPart';
import { contractTests, generateIsCommitted, packagesAreTheSame, validateSchema } from './cfnParts';
import { pythonClients } from './clientsPart';
import type { PartName } from './cost.cjs';
import { jestOnLambdaNode, jestTests } from './jestPart';
import { lint } from './lintPart';
import { suiteAtMoto } from './motoPart';
import type { Part } from './part';
import { releaseTests } from './releasePart';
import { samTests } from './samPart';

/** All parts in their order. cost.cjs has the folders that each part installs. */
export const PARTS: Readonly<Record<PartName, Part>> = {
  types: { what: 'the TypeScript compiler, strict', run: () => runTool('tsc').then(() => 'no errors') },
  lint: { what: 'Biome, and plain words', run: lint },
  audit: { what: 'npm audit', run: auditPackages },
  jest: { what: 'unit tests, and tests over HTTP', run: () => jestTests() },
  node: { what: "unit tests on Lambda's Node", run: jestOnLambdaNode },
  api: { what: "Cognito's API, as it is installed", run: nothingNewInTheApi },
  clients: { what: 'boto3 and the AWS CLI', run: pythonClients },
  moto: { what: 'the fidelity suite can fail', run: suiteAtMoto },
  cdk: { what: 'the CDK library', run: cdkTests },
  sam: { what: 'the AWS SAM CLI', run: samTests },
  release: { what: 'npm run release', run: releaseTests },
  validate: { what: 'cfn validate', run: validateSchema },
  generate: { what: 'cfn generate', run: generateIsCommitted },
  submit: { what: 'cfn submit --dry-run', run: packagesAreTheSame },
  contract: { what: 'cfn test', run: contractTests },
};
