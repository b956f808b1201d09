/** Options for npm and pip that call the registry only once. Otherwise both retry for minutes when there is no network. */
export const NPM_ASKS_ONCE: readonly string[] = ['--fetch-retries=0', '--fetch-timeout=20000'];
export const PIP_ASKS_ONCE: readonly string[] = ['--retries=0', '--timeout=20'];
