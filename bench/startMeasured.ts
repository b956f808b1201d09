import { TIME_LIMIT_MS } from '../local/cloudformation/handlerCaller';
import type { MeasuredProcess } from './measuredProcess';
import { NodeProcess } from './nodeProcess';
import type { Side } from './sides';
import { StdioProcess } from './stdioProcess';

/** @param endpoints the SDKs' variables with the endpoints of services */
export function startMeasured({ handler }: Side, endpoints: Readonly<Record<string, string>>): MeasuredProcess {
  return typeof handler === 'string'
    ? new NodeProcess(handler, endpoints)
    : new StdioProcess(handler, endpoints, TIME_LIMIT_MS.CREATE);
}
