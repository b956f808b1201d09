import { updateRecordings } from '../tools/recordings';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('record');

/** `npm run record`: the output of commands in documents, as it is now. */
export function main(args: string[]): Promise<number> {
  return withOptions({ usage: USAGE, config: { args }, read: () => undefined }, async () => {
    const changed = updateRecordings();
    console.log(changed.length === 0 ? 'Every recording is as it is printed now.' : `Wrote ${changed.join(', ')}`);
    return 0;
  });
}
