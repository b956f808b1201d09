import { ensureVenv, type Venv } from '../venv';

/** The virtual environment of the AWS SAM CLI, which needs other versions than the CloudFormation CLI. */
export function ensureSamVenv(): Venv {
  return ensureVenv({ folder: '.venv-sam', what: 'the AWS SAM CLI', requirements: __dirname });
}
