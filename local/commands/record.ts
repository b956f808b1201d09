import { RECORDED_DOCUMENTS, recordAnew } from '../documents/recordings';
import { withOptions } from './options';

const USAGE = `npm run record

Writes into ${RECORDED_DOCUMENTS.join(' and ')} what the commands print whose output is recorded there, where it has become another.`;

/** `npm run record`: the output of commands in documents, as it is now. */
export function main(args: string[]): Promise<number> {
  return withOptions({ usage: USAGE, config: { args }, read: () => undefined }, async () => {
    const changed = recordAnew();
    console.log(changed.length === 0 ? 'Every recording is as it is printed now.' : `Wrote ${changed.join(', ')}`);
    return 0;
  });
}
