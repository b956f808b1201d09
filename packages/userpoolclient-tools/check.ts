import { checkTemplates } from '../../commands/check';
import { runProgram } from '../runProgram';

void runProgram('check', checkTemplates);
