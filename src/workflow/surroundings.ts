/** What the workflow asks about its surroundings: who belongs to what in Slack, and how its own connections are. Part of `ports.ts`. */

/** Who belongs to what, as Slack says now. What it says may be a minute old, not older. */
export type StaffDirectory = {
  /** The people in a user group (`S…`); undefined where nobody can say: Slack does not answer, or this is the command line. */
  membersOf(group: string): Promise<readonly string[] | undefined>;
};

/** Who is in the channel of an organisation, and so reads its cards; undefined where nobody can say. As old as the above. */
export type Readers = { readersOf(organisation: string): Promise<readonly string[] | undefined> };

/** How the connections of this process are at this moment; `idle`: it keeps none, as on the command line, or is still starting. */
export type Connections = {
  mailbox(organisation: string): 'connected' | 'held_up' | 'unreachable' | 'refused' | 'no_folder' | 'stopped' | 'idle';
  slack(): 'connected' | 'reconnecting' | 'idle';
};
