/**
 * What a colleague wrote, as they saw it: Slack sends its own markup for mentions, channels and links, and three characters escaped
 * (docs.slack.dev, formatting message text).
 */
export function writtenText(mrkdwn: string): string {
  return mrkdwn
    .replace(/<([^<>]*)>/g, (_, inside: string) => spoken(inside))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function spoken(inside: string): string {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@')) return label ? `@${label.replace(/^@/, '')}` : target;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!')) return label || `@${target.slice(1).replace(/^subteam\^/, '')}`;
  const address = target.replace(/^mailto:/, '');
  return label && label !== address && !target.endsWith(label) ? `${label} (${address})` : address;
}
