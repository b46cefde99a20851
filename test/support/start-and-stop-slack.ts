/** A process of its own: begins to connect to a Slack that is not there, stops, and must then end without help. */
import { connectSlack } from '../../src/slack/connect.ts';

const quiet = () => {};
const connection = connectSlack({
  appToken: 'xapp-test',
  botToken: 'xoxb-test',
  apiUrl: process.argv[2],
  log: { info: quiet, warn: quiet, error: quiet },
  onFatal: quiet,
  onWaiting: async () => {
    await connection.stop();
    process.disconnect();
  },
});
connection.start();
