import { connect } from 'node:net';

/** Resolves after the server at a URL has stopped. Its connection closes then, or cannot be opened. */
export async function gone(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('close', resolve));
}
