import { ensureVenv as ensureVenvOf, type Venv } from '../venv';

/** The virtual environment with the programs of requirements.txt: `cfn`, `cfn-lint`, `cfn-flip` and `aws`, and moto. */
export function ensureVenv(): Venv {
  return ensureVenvOf({ folder: '.venv', what: 'the CloudFormation CLI, cfn-lint and moto', requirements: __dirname });
}
