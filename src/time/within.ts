/**
 * Runs work that takes a signal to stop, and rejects when the time is over, even where the work ignores the signal. For example, the SDK
 * never settles a call whose answer is HTTP 101. The result of work that is late is ignored.
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
