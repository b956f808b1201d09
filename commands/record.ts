import { updateRecordings } from '../tools/recordings';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('record');

/** `npm run record`: updates the output of commands that documents show. */
export function main(args: string[]): Promise<number> {
  return withOptions({ usage: USAGE, config: { args }, read: () => undefined }, async () => {
    const changed = updateRecordings();
    console.log(changed.length === 0 ? 'Every document shows the current output already.' : `Wrote ${changed.join(', ')}`);
    return 0;
  });
}
