// `node bench/plain-server.mjs`: answers every request with the same small feed, as cheaply as can be; prints its address.
import { createServer } from 'node:http';

const id = '007MDF3D0KAHL93L807GK2LAES000001';
const number = { digits: '3002', e164Number: '', formattedPhoneNumber: '3002', phoneNumber: '3002' };
const session = {
  capabilities: ['SendMessage', 'AttachUserData', 'Complete'],
  id,
  participants: [number],
  path: `/im-sessions/${id}`,
  state: 'Talking',
  uri: `http://127.0.0.1/api/v2/im-sessions/${id}`,
};
const body = JSON.stringify({ imSessions: Array.from({ length: 6 }, () => session), statusCode: 0 });
const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };

const server = createServer((_, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
