import { migrateTemplate } from '../../commands/migrate';
import { runProgram } from '../runProgram';

// The SDK is part of this file, so its notice about future releases of the SDK is none of the caller's business.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

void runProgram('migrate', migrateTemplate);
