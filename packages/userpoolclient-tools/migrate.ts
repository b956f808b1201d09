import { migrateTemplate } from '../../commands/migrate';
import { runProgram } from '../runProgram';

// Turns off the SDK's notice about its future releases: the SDK is part of this file, so the user cannot update it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

void runProgram('migrate', migrateTemplate);
