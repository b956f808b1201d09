import { describeUpdates } from './describeUpdates';

describeUpdates('reset');
