import { describeUpdates } from './describeUpdates';

describeUpdates('keep');
