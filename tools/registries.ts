/** Options of npm and pip for a command that asks a registry once. Without a network both would go on asking for minutes. */
export const NPM_ASKS_ONCE: readonly string[] = ['--fetch-retries=0', '--fetch-timeout=20000'];
export const PIP_ASKS_ONCE: readonly string[] = ['--retries=0', '--timeout=20'];
