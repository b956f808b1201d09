/** Functions for the commands that run a server in the foreground. */

/** Resolves at the first SIGINT or SIGTERM. */
export function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

/** The message for a port that cannot be opened; undefined for other errors. */
export function portProblem(error: unknown, host: string, optionOf: (port: number) => string): string | undefined {
  const { code, port = 0 } = error as { code?: string; port?: number };
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return undefined;
  const reason = code === 'EADDRINUSE' ? 'Another program uses' : 'This user may not open';
  return `${reason} port ${port} on ${host}. Choose another port with ${optionOf(port)}, or 0 for any free port.`;
}
