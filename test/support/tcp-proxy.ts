import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A stretch of network between a client and a server on this machine, which can be cut. */
export type TcpProxy = {
  readonly host: string;
  readonly port: number;
  /** Breaks every connection that is open; new ones are let through unless the network is `down`. */
  cut(): void;
  /** While down, a new connection is broken at once. */
  setDown(down: boolean): void;
  stop(): Promise<void>;
};

export async function startTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isDown = false;
  const server = createServer((near) => {
    if (isDown) return void near.destroy();
    const far = connect(target.port, target.host);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    cut,
    setDown(down) {
      isDown = down;
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
