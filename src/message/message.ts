/**
 * A mail as a person would read it: who wrote, in which thread, and the newest own words, apart from what was quoted,
 * signed or added by a machine. Everything in the other pure folders starts from here, never from MIME.
 */
export type Message = {
  /** With angle brackets, as in the header; undefined where the sender's program set none (one mail in eleven). */
  readonly messageId: string | undefined;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** Who wrote; behind a contact form the person, as they called themselves there. */
  readonly sender: Sender;
  /** It came through the company's own contact form, where anybody can type any name and address. */
  readonly throughForm: boolean;
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly subjectLine: string;
  /** The newest own words: what the sender wrote in this mail. Classification reads this and the subject line alone. */
  readonly text: string;
  /** What was cut from the text, in the order it stood in the mail, each with the reason; shown, never classified. */
  readonly cut: readonly CutPart[];
  readonly attachments: readonly Attachment[];
  readonly automatic: AutomaticSign | undefined;
  /** A mail that somebody of the company hands on, where they only hand it on; believed only if `authentication` vouches for them. */
  readonly handedOn?: HandedOn | undefined;
  /** Of which mail of ours a delivery failure speaks; undefined for every other mail. */
  readonly bounced: BouncedMail | undefined;
  /** Why no automatic mail may answer this one (RFC 3834, section 2); undefined where one may. */
  readonly doNotAutoReply: string | undefined;
  readonly authentication: Authentication;
};

/**
 * Whether the company's own mail server vouches for the From domain, or the domain's own signature does where the server says nothing
 * (DMARC, RFC 7489): a sender is believed for what can be seen, never for what they wrote. `none`: neither does; `unknown`: the signature
 * could not be looked up.
 */
export type Authentication = { readonly verdict: Verdict; readonly why: string };
export type Verdict = 'pass' | 'fail' | 'none' | 'unknown';

export type Mailbox = { readonly address: string; readonly name: string | undefined };

/**
 * Who the mail says it is from. Only `single` can be answered: with two From headers or a group, two programs
 * disagree on who the sender is, and an answer carries personal data.
 */
export type Sender =
  | { readonly kind: 'single'; readonly mailbox: Mailbox }
  | { readonly kind: 'unclear'; readonly reason: string };

/** Who wrote the attached mail, and when it reached the company (RFC 3339); undefined where our own server does not say. */
export type HandedOn = {
  readonly sender: Mailbox;
  readonly messageId: string | undefined;
  readonly subjectLine: string;
  readonly arrivedAt: string | undefined;
};

export type CutPart = { readonly kind: 'quote' | 'signature' | 'footer' | 'forwarded' | 'form'; readonly text: string };

/** An attachment by its outside only; `size` in bytes. The content stays in the raw mail. */
export type Attachment = {
  readonly fileName: string | undefined;
  readonly contentType: string;
  readonly size: number;
  /** SHA-256 of the content as it was attached, in hex: the same file in the mailbox has the same. */
  readonly sha256?: string | undefined;
};

/**
 * A sign that no person wrote this mail to us; `why` names the header or wording, fit for staff to read. What a header or
 * a MIME part says is a fact; `wording` is a reading of the subject line or the words, and people can write those too.
 */
export type AutomaticSign = { readonly kind: AutomaticKind; readonly why: string; readonly by: 'header' | 'wording' };
export type AutomaticKind = 'auto_reply' | 'bounce' | 'newsletter' | 'list' | 'calendar' | 'robot' | 'spam';

/** Message-IDs and addresses that a delivery failure names. A hint only: a failure can be forged (RFC 3464, section 4). */
export type BouncedMail = { readonly messageIds: readonly string[]; readonly recipients: readonly string[] };

/** What parsing gives: a message, or the reason why a person has to open the raw mail. */
export type ParsedMail = { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly problem: string };
