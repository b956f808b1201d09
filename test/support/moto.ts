import { join } from 'node:path';
import { serve } from '../../local/cloudformation/stacks/stackEngine';
import { ensureVenv } from '../../tools/contract/venv';

/** Starts moto as it comes, without the fixes of local/cloudformation/stacks. */
export function startMoto(): ReturnType<typeof serve> {
  return serve(ensureVenv().python, [join(__dirname, 'bareMoto.py')], process.env);
}
