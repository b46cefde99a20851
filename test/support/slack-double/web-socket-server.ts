/** The server's end of a WebSocket (RFC 6455), as far as Socket Mode needs it: text whole or in pieces, ping, pong and close. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export type ServerSocket = {
  send(text: string): void;
  /** Asks the other side to close; the wire ends once it has answered. */
  close(): void;
  /** Cuts the wire without a word. */
  kill(): void;
  /** From now on nothing is read, answered or sent, but the wire stays up: the other side has to notice by itself. */
  freeze(): void;
};

type Listeners = { readonly onText: (text: string) => void; readonly onClosed: () => void };
type Frame = { readonly opcode: number; readonly isLast: boolean; readonly payload: Buffer; readonly length: number };

const opcodes = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const;
/** RFC 6455 section 1.3. */
const handshakeKey = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Answers the handshake and reads frames until the wire ends. */
export function acceptWebSocket(request: IncomingMessage, wire: Duplex, head: Buffer, listeners: Listeners): ServerSocket {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key'] ?? ''}${handshakeKey}`)
    .digest('base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  wire.write([...lines, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));

  let unread = head;
  let text: Buffer[] = [];
  let isFrozen = false;
  let isClosing = false;
  const write = (opcode: number, payload: Buffer) => {
    if (!isFrozen && !wire.destroyed) wire.write(Buffer.concat([headOf(opcode, payload.length), payload]));
  };
  const close = () => {
    if (isClosing) return;
    isClosing = true;
    write(opcodes.close, Buffer.from([0x03, 0xe8]));
  };

  wire.on('data', (chunk: Buffer) => {
    if (isFrozen) return;
    unread = Buffer.concat([unread, chunk]);
    for (let frame = firstFrame(unread); frame; frame = firstFrame(unread)) {
      unread = unread.subarray(frame.length);
      take(frame);
    }
  });
  wire.on('error', () => wire.destroy());
  wire.on('close', listeners.onClosed);

  function take({ opcode, isLast, payload }: Frame): void {
    switch (opcode) {
      case opcodes.text:
      case opcodes.continuation:
        text.push(payload);
        if (!isLast) return;
        listeners.onText(Buffer.concat(text).toString());
        text = [];
        return;
      case opcodes.ping:
        write(opcodes.pong, payload);
        return;
      case opcodes.close:
        close();
        wire.end();
        return;
    }
  }

  return {
    send: (message) => write(opcodes.text, Buffer.from(message)),
    close,
    kill: () => wire.destroy(),
    freeze: () => {
      isFrozen = true;
    },
  };
}

/** The server sends unmasked and whole. */
function headOf(opcode: number, size: number): Buffer {
  const first = 0x80 | opcode;
  if (size < 126) return Buffer.from([first, size]);
  if (size < 65_536) return Buffer.from([first, 126, size >> 8, size & 0xff]);
  const head = Buffer.alloc(10);
  head.writeUInt8(first, 0);
  head.writeUInt8(127, 1);
  head.writeBigUInt64BE(BigInt(size), 2);
  return head;
}

/** The first whole frame; undefined while some of it is still to come. A client masks what it sends. */
function firstFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const afterSize = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < afterSize + 4) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const mask = bytes.subarray(afterSize, afterSize + 4);
  const length = afterSize + 4 + size;
  if (bytes.length < length) return undefined;
  const payload = Buffer.from(bytes.subarray(afterSize + 4, length));
  for (let i = 0; i < payload.length; i++) payload[i] = (payload[i] ?? 0) ^ (mask[i % 4] ?? 0);
  return { opcode: bytes.readUInt8(0) & 0x0f, isLast: (bytes.readUInt8(0) & 0x80) !== 0, payload, length };
}
