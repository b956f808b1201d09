import { recordAnew } from '../tools/recordings';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('record');

/** `npm run record`: updates the output of commands that documents show. */
export function main(args: string[]): Promise<number> {
  return withOptions({ usage: USAGE, config: { args }, read: () => undefined }, async () => {
    const changed = recordAnew();
    console.log(changed.length === 0 ? 'Every document shows the present output already.' : `Wrote ${changed.join(', ')}`);
    return 0;
  });
}
