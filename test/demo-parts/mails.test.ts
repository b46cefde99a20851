import { describe, expect, it } from 'vitest';
import { demoMails, karisReply, mailboxes, mailServers } from '../../scripts/demo-parts/mails.ts';
import { readMail } from '../../scripts/demo-parts/read-mail.ts';

const sentAt = new Date('2026-11-24T09:15:00Z');

describe.each(demoMails)('$shows', ({ from, organisation, after, write }) => {
  it('is a whole mail to the company, within the minute', async () => {
    const mail = await readMail(await write(sentAt), sentAt);

    expect(mail.from).toContain(from.address);
    expect(mail.to).toBe(mailboxes[organisation]);
    expect(mail.date).toEqual(sentAt);
    expect(mail.text.length).toBeGreaterThan(50);
    expect(after).toBeLessThanOrEqual(40);
  });

  it('carries the verdict of the company’s own mail server on top', async () => {
    const raw = String(await write(sentAt));

    const verdict = /^Authentication-Results: (\S+);/m.exec(raw)?.[1];
    expect(verdict).toBe(mailServers[organisation]);
  });

  it('comes only from example domains', async () => {
    const raw = String(await write(sentAt));

    const addresses = [...raw.matchAll(/@([\w.-]+\w)/g)].map((found) => found[1]);
    expect(addresses.filter((domain) => !/(^|\.)example(\.(no|com|net|org))?$/.test(domain ?? ''))).toEqual([]);
  });
});

it('the reply stands in the thread of the mail it answers, with its own words above the quoted ones', async () => {
  const receipt = await readMail(
    Buffer.from(
      'From: DIGFO <contact@digfo.example>\r\nSubject: Vi har fått henvendelsen din\r\nMessage-ID: <r@digfo.example>\r\nReferences: <a@example.no>\r\n\r\nHei Kari\r\n',
    ),
    sentAt,
  );

  const reply = await readMail(await karisReply(receipt, sentAt), sentAt);

  expect(reply).toMatchObject({
    subjectLine: 'Sv: Vi har fått henvendelsen din',
    inReplyTo: '<r@digfo.example>',
    references: ['<a@example.no>', '<r@digfo.example>'],
  });
  expect(reply.text.indexOf('Kari Moen')).toBeLessThan(reply.text.indexOf('> Hei Kari'));
});
