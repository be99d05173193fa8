import { createServer, type Server } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { runApp } from './app.ts';

const hello = (text = 'hello') => createServer((_, outgoing) => outgoing.end(text));
const listening = (server: Server): Promise<Server> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    }),
  );

describe('an app in memory', () => {
  it('that is a request listener, as an Express app is, listens on the loopback address until it is closed', async () => {
    const { base, close, server } = await runApp((_, outgoing) => void outgoing.end('hello'));
    expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(server.address()).toMatchObject({ address: '127.0.0.1' });
    expect(await (await fetch(base)).text()).toBe('hello');
    await close();
    await expect(fetch(base)).rejects.toThrow();
  });

  it('that is a server which does not listen is started and ended', async () => {
    const server = hello();
    const { close } = await runApp(server);
    expect(server.listening).toBe(true);
    await close();
    expect(server.listening).toBe(false);
  });

  it('that listens already is left alone', async () => {
    const server = await listening(hello());
    const { base, close } = await runApp(server);
    expect(await (await fetch(base)).text()).toBe('hello');
    await close();
    expect(server.listening).toBe(true);
    server.close();
  });

  it('that has a server, as a Fastify app has, is made ready first', async () => {
    const ready = vi.fn(() => Promise.resolve());
    const { base, close } = await runApp({ server: hello('ready'), ready });
    expect([ready.mock.calls.length, await (await fetch(base)).text()]).toEqual([1, 'ready']);
    await close();
  });

  it('whose port is taken is told', async () => {
    const server = hello();
    server.listen = () => {
      queueMicrotask(() => server.emit('error', new Error('no port')));
      return server;
    };
    await expect(runApp(server)).rejects.toThrow('no port');
  });
});
