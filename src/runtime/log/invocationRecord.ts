import type { CallEntry, CallObserver } from '../../cognito/callObserver';
import type { Merge } from '../../model/merge';
import { onlyIdentifiers } from '../../model/primaryIdentifier';
import type { Identifiers } from '../../model/properties';
import type { OperationRecord } from '../../operations/request';
import type { Secrets } from '../secrets';

/** Collects the facts of one invocation for its event and for its line in the log. */
export class InvocationRecord implements CallObserver, OperationRecord {
  readonly calls: CallEntry[] = [];
  readonly warnings: string[] = [];
  readonly advice: string[] = [];
  ownership: Merge['ownership'] | undefined;
  /** The client that this invocation created. */
  identifiers: Identifiers | undefined;

  constructor(readonly secrets: Secrets) {}

  called(call: CallEntry): void {
    this.calls.push(call);
  }

  created(client: Identifiers): void {
    this.identifiers ??= onlyIdentifiers(client);
  }

  secret(value: string): void {
    this.secrets.add(value);
  }

  advise(sentence: string): void {
    this.advice.push(sentence);
  }

  warn(warning: string): void {
    // Several attempts of one invocation may give the same warning.
    if (!this.warnings.includes(warning)) this.warnings.push(warning);
  }

  merged(ownership: Merge['ownership']): void {
    this.ownership = ownership;
  }
}
