/** What the demo uses of hoodiecrow-imap 2.1.0, which has no types of its own. */
declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net';

  namespace hoodiecrow {
    type Message = {
      uid: number;
      flags: string[];
      /** In the form of IMAP: `05-Mar-2026 10:15:00 +0000`. */
      internaldate: string;
      /** One character a byte. */
      raw: string;
    };

    type Mailbox = {
      path: string;
      messages: Message[];
      uidnext: number;
      uidvalidity: number;
    };

    type Command = {
      readonly tag: string;
      readonly command: string;
      readonly attributes?: readonly { readonly value: string }[];
    };
    type CommandHandler = (connection: Connection, command: Command, line: string, done: () => void) => void;

    type Connection = {
      socket: Socket | null;
      /** Takes the next line instead of the command parser; IDLE waits for its `DONE` this way. */
      inputHandler: false | ((line: string) => void);
      send(response: { tag: string; command: string; attributes: { type: 'TEXT'; value: string }[] }): void;
    };

    type IMAPServer = {
      readonly server: Server;
      readonly connectionHandlers: ((connection: Connection) => void)[];
      listen(port: number, host: string, ready: () => void): void;
      getCommandHandler(command: string): CommandHandler;
      setCommandHandler(command: string, handler: CommandHandler): void;
      getMailbox(path: string): Mailbox | undefined;
      appendMessage(mailbox: Mailbox, flags: string[], internaldate: string, raw: string): { message: Message };
      notify(response: { tag: '*'; attributes: [number, { type: 'ATOM'; value: string }] }, mailbox: Mailbox): void;
    };

    type Options = {
      readonly plugins?: readonly (string | ((server: IMAPServer) => void))[];
      readonly secureConnection?: boolean;
      readonly users?: Readonly<Record<string, { readonly password: string }>>;
      readonly storage?: Readonly<Record<string, object>>;
    };
  }

  function hoodiecrow(options: hoodiecrow.Options): hoodiecrow.IMAPServer;
  export = hoodiecrow;
}
