import { describeUpdates } from '../../../campaigns/properties/describeUpdates';

describeUpdates('lite');
