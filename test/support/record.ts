import type { Merge } from '../../src/model/merge';
import type { OperationRecord } from '../../src/operations/request';

/** Keeps the reports of an operation. */
export class KeptRecord implements OperationRecord {
  readonly warnings: string[] = [];
  ownership: Merge['ownership'] | undefined;

  warn(warning: string): void {
    this.warnings.push(warning);
  }

  merged(ownership: Merge['ownership']): void {
    this.ownership = ownership;
  }
}
