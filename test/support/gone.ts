import { connect } from 'node:net';

/** Fulfilled when the server at a URL is gone: then a connection to it closes, or there is none to be had. */
export async function gone(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('close', resolve));
}
