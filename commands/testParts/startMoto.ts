import { join } from 'node:path';
import { serve } from '../../local/cloudformation/stacks/stackEngine';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';

/** Starts moto without the fixes of local/cloudformation/stacks. */
export function startMoto(): ReturnType<typeof serve> {
  return serve(ensureVenv().python, [join(PROJECT_ROOT, 'test', 'support', 'bareMoto.py')], process.env);
}
