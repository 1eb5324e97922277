// A server of the tests, on a free port of loopback.
import { once } from 'node:events';
import { createServer } from 'node:http';

/** Answers with `[status, json, headers]` of the function, which gets the request and its JSON. */
export async function serve(t, answer) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString();
    const [status, body, headers = {}] = await answer(request, text ? JSON.parse(text) : undefined);
    if (status === 0) {
      request.socket.destroy();
      return;
    }
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body ?? null));
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}
