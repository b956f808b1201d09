/**
 * Runs work with a time limit. When the time is over, it aborts the signal and rejects, even if the work ignores the signal. For
 * example, a call of the SDK never ends if its answer is HTTP 101. A late result is ignored.
 */
export async function within<T>(milliseconds: number, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeIsOver = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      stop.abort();
      reject(Object.assign(new Error(`It took more than ${milliseconds} ms.`), { name: 'TimeoutError' }));
    }, milliseconds);
  });
  try {
    return await Promise.race([work(stop.signal), timeIsOver]);
  } finally {
    clearTimeout(timer);
  }
}
