/** What the commands share that serve in the foreground. */

/** Fulfilled by the first SIGINT or SIGTERM. */
export function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

/** Why a port can't be had, and what to do; undefined for any other error. */
export function portProblem(error: unknown, host: string, optionOf: (port: number) => string): string | undefined {
  const { code, port = 0 } = error as { code?: string; port?: number };
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return undefined;
  const reason = code === 'EADDRINUSE' ? 'is taken by another program' : 'is not for this user to open';
  return `Port ${port} on ${host} ${reason}. Choose another one with ${optionOf(port)}, or 0 for any that is free.`;
}
