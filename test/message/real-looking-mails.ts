/** Mails as programs make them, one of each build; the people in them do not exist. */
export const realLookingMails: readonly Buffer[] = [
  // Outlook: text and HTML, quoted-printable, an answer above the quoted mail.
  mail(
    ['Subject: =?iso-8859-1?Q?SV:_S=F8knad_om_innsyn?=', 'Content-Type: multipart/alternative;\r\n\tboundary="_000_ytre_"'],
    `--_000_ytre_\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHei,=20\r\n\r\njeg =F8nsker =E5 se alt dere har om meg.\r\n\r\nKari\r\n\r\nFra: DIGFO <contact@digfo.example>\r\nSendt: mandag 16. november 2026 09:14\r\nTil: Kari Lunde\r\nEmne: Kurs\r\n\r\nVelkommen!\r\n--_000_ytre_\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><head><style>p {margin:0}</style></head><body><p>Jeg =F8nsker &aring; se alt</p><blockquote>Fra: noen</blockquote></body></html>\r\n--_000_ytre_--\r\n`,
  ),
  // Apple Mail: HTML and a picture inside alternative inside mixed, base64.
  mail(
    ['Subject: Sletting', 'Content-Type: multipart/mixed; boundary=grense', 'X-Mailer: iPhone Mail (22A3354)'],
    `--grense\r\nContent-Type: multipart/alternative; boundary=indre\r\n\r\n--indre\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64('Kan dere slette brukeren min?\n\nSendt fra min iPhone')}\r\n--indre\r\nContent-Type: multipart/related; boundary=innerst\r\n\r\n--innerst\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Kan dere slette brukeren min?<img src="cid:bilde"></p>\r\n--innerst\r\nContent-Type: image/png; name="bilde.png"\r\nContent-ID: <bilde>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--innerst--\r\n--indre--\r\n--grense\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename*=utf-8''kj%C3%B8p.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--grense--\r\n`,
  ),
  // A mail forwarded as an attachment, itself with two parts.
  mail(
    ['Subject: Fwd: Rett e-posten min', 'Content-Type: multipart/mixed; boundary="v"'],
    `--v\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSe vedlagt.\r\n--v\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nFrom: Per Vik <per.vik@example.no>\r\nSubject: Rett e-posten min\r\nContent-Type: multipart/mixed; boundary=w\r\n\r\n--w\r\nContent-Type: text/plain\r\n\r\nE-posten dere har er feil.\r\n--w--\r\n--v--\r\n`,
  ),
  // A delivery failure with report and returned mail.
  mail(
    ['Subject: Undeliverable: Svar', 'Content-Type: multipart/report; report-type=delivery-status; boundary=r'],
    '--r\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.no\r\n\r\nFinal-Recipient: rfc822; kari.lunde@example.no\r\nAction: failed\r\nStatus: 5.1.1\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <frist.1@digfo.example>\r\nSubject: Svar\r\n--r--\r\n',
  ),
  // A meeting invitation.
  mail(
    ['Subject: Invitasjon', 'Content-Type: multipart/alternative; boundary=k'],
    '--k\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMøte tirsdag\r\n--k\r\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n--k--\r\n',
  ),
  // Outlook's own format, sent outside by mistake.
  mail(
    ['Subject: Innsyn', 'Content-Type: multipart/mixed; boundary=t'],
    `--t\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nJeg vil ha innsyn.\r\n--t\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0, 1]).toString('base64')}\r\n--t--\r\n`,
  ),
  // A newsletter of HTML alone, in tables.
  mail(
    ['Subject: Høstens tilbud', 'List-Unsubscribe: <https://example.no/av>', 'Content-Type: text/html; charset=utf-8'],
    `${'<table><tr><td>'.repeat(40)}<h1>Tilbud</h1><a href="https://example.no">Les mer</a>${'</td></tr></table>'.repeat(40)}`,
  ),
  // format=flowed, 8bit, with a thread.
  mail(
    [
      'Subject: Re: Svar på kravet ditt',
      'In-Reply-To: <frist.1@digfo.example>',
      'References: <1@mail.example.no>\r\n <frist.1@digfo.example>',
      'Content-Type: text/plain; charset=utf-8; format=flowed',
      'Content-Transfer-Encoding: 8bit',
    ],
    'Takk for svaret, men jeg vil også at \r\ndere retter adressen min.\r\n\r\nDen 17.11.2026 09:14, skrev DIGFO:\r\n> Her er svaret.\r\n> \r\n-- \r\nKari Lunde\r\n',
  ),
];

function mail(headers: readonly string[], body: string): Buffer {
  const first = [
    'Return-Path: <kari.lunde@example.no>',
    'Received: from mail.example.no (mail.example.no [192.0.2.7])\r\n\tby mx.digfo.example with ESMTPS; Tue, 17 Nov 2026 09:14:00 +0100',
    'Authentication-Results: mx.digfo.example; spf=pass; dmarc=pass (p=none) header.from=example.no',
    'From: =?utf-8?B?S2FyaSBMdW5kZSDDhXM=?= <kari.lunde@example.no>',
    'To: "Personvern, DIGFO" <contact@digfo.example>',
    'Date: Tue, 17 Nov 2026 09:13:41 +0100',
    'Message-ID: <1@mail.example.no>',
    'MIME-Version: 1.0',
  ];
  return Buffer.from(`${[...first, ...headers].join('\r\n')}\r\n\r\n${body}`);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
