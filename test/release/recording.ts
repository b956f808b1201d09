/** A story with the answers of one release, in a file in test/release/VERSION. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action, AnsweredEvent } from '../../local/lambda/invoke';
import type { Json } from '../support/world';

export interface SentEvent {
  action: Action;
  desired: Json;
  previous?: Json;
  token: string;
  callbackContext?: object;
  rollback?: true;
}

export interface RecordedStep {
  /** The event that CloudFormation sent. Undefined for an edit on the console. */
  event?: SentEvent;
  /** Set if calls to Cognito failed during the step. */
  isInterrupted?: true;
  /** The requests that Cognito performed. In the same order, they bring another client into the same state. */
  writes: Write[];
  /** The answer without the message and the delay, which have no effect on the next step. */
  answer?: Pick<AnsweredEvent, 'status' | 'errorCode' | 'resourceModel' | 'callbackContext'>;
}

export interface Write {
  operation: string;
  input: Json;
}

/** The ids in the files. The local Cognito has other ids in each run. */
export const RECORDED_IDS = {
  UserPoolId: 'us-east-1_Recorded1',
  ClientId: '1recorded2client3recorded4',
  ClientSecret: '1recorded2secret3recorded4secret5recorded6secret7rec',
} as const;

export type Ids = Partial<Record<keyof typeof RECORDED_IDS, string>>;

export const fileOf = (version: string, story: string) => join(__dirname, version, `${story.replaceAll(' ', '-')}.json`);

export function readRecording(version: string, story: string): RecordedStep[] {
  return JSON.parse(readFileSync(fileOf(version, story), 'utf8')) as RecordedStep[];
}

/** Replaces the ids in a value. An id that `to` does not have stays. */
export function withIds<Value>(value: Value, from: Ids, to: Ids): Value {
  let text = JSON.stringify(value);
  for (const name of Object.keys(RECORDED_IDS) as (keyof Ids)[]) {
    if (from[name] !== undefined && to[name] !== undefined) text = text.replaceAll(from[name], to[name]);
  }
  return JSON.parse(text) as Value;
}
