import { describeUpdates } from './describeUpdates';

describeUpdates('lite');
