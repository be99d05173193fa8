import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { isStreamed, send, stream, withHeaders } from './answer.ts';
import type { Visit } from './access.ts';
import type { Answer, RequestView } from './hooks.ts';
import { readFeed, readMe, readSession, type Reading } from './reading.ts';
import { readBody } from './request-body.ts';
import { apiUrl, viewOf, type Runtime } from './runtime.ts';
import { METHODS } from '../contract/index.ts';
import { operate, refusalReading, type Destination } from './writing.ts';

/** What a request is known by while it is answered. */
interface Known {
  Bindings: HttpBindings;
  Variables: { visit: Visit; request: RequestView };
}

/** The methods of a resource; a session has those of its long path under its short one, too, and a GET brings HEAD. */
const allowedOf = (path: string): readonly string[] => {
  const documented = path.replace(/^\/im-sessions/, '/me/im-sessions').replace(':id', '{id}');
  return (METHODS[documented] ?? []).flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one]));
};

/** Methods that change something: with CSRF protection they need the token. */
const CHANGING = new Set(['POST', 'PUT', 'DELETE', 'PATCH']);

/** Targets that are not routed at all, as they were sent. */
export type HostileTargets = WeakMap<IncomingMessage, string>;

/** The cookie of a new HTTP session; on a GET, the CSRF token too. */
function visitHeaders(runtime: Runtime, visit: Visit, method: string): Answer['headers'] {
  const { access, settings } = runtime;
  if (!visit.http) return [];
  return [
    ...(visit.isNew ? ([['Set-Cookie', access.cookieOf(visit.http)]] as const) : []),
    ...(settings.csrf && method === 'GET' ? access.csrfHeaders(visit.http) : []),
  ];
}

async function reply(context: Context<Known>, runtime: Runtime, reading: Reading): Promise<Response> {
  const { outgoing } = context.env;
  const { answer, context: about } = reading;
  const visit = context.get('visit');
  const headers = visitHeaders(runtime, visit, about.request.method);
  if (isStreamed(answer))
    await stream(
      outgoing,
      { ...answer, headers: [...answer.headers, ...headers] },
      about.request.method === 'HEAD',
    );
  else send(outgoing, withHeaders(answer, headers), about, runtime.stages);
  return RESPONSE_ALREADY_SENT;
}

/** The REST side of the API: who is asking, may they, what do they ask for. */
export function createApi(runtime: Runtime, hostile: HostileTargets): Hono<Known> {
  const { settings, access, stages } = runtime;
  const { apiBase } = settings;
  const app = new Hono<Known>();

  app.use(async (context, next) => {
    const { incoming } = context.env;
    const target = hostile.get(incoming) ?? incoming.url ?? '/';
    const visit = access.visit(incoming.headers);
    context.set('visit', visit);
    if ('refusal' in visit.identity) {
      context.set('request', viewOf(incoming, target));
      return reply(context, runtime, refusalReading(context.get('request'), visit.identity.refusal.reason));
    }
    const request = viewOf(incoming, target, visit.identity.agent);
    context.set('request', request);
    const isProtected = settings.csrf && CHANGING.has(request.method) && visit.http !== undefined;
    const hasToken = !isProtected || access.hasToken(visit.http, incoming.headers);
    if (!stages.csrf(hasToken, request)) return reply(context, runtime, refusalReading(request, 'csrf'));
    if (hostile.has(incoming)) return reply(context, runtime, refusalReading(request, 'hostile-target'));
    return next();
  });

  const read = (
    path: string,
    answer: (request: RequestView, api: string, context: Context<Known>) => Reading,
  ) =>
    app.get(apiBase + path, (context) =>
      reply(context, runtime, answer(context.get('request'), apiUrl(context.env.incoming, apiBase), context)),
    );
  const write = (path: string, to: (context: Context<Known>) => Destination) =>
    app.post(apiBase + path, async (context) => {
      const body = await readBody(context.env.incoming);
      return reply(context, runtime, operate(runtime, context.get('request'), to(context), body));
    });
  const id = (context: Context<Known>) => context.req.param('id') ?? '';
  const paths = ['/me', '/me/im-sessions', '/me/im-sessions/:id', '/im-sessions/:id'];

  read('/me', (request) => readMe(request));
  read('/me/im-sessions', (request, api, context) =>
    readFeed(runtime, request, api, context.req.query('fields')),
  );
  for (const path of ['/me/im-sessions/:id', '/im-sessions/:id']) {
    read(path, (request, api, context) =>
      readSession(runtime, request, api, id(context), context.req.query('fields')),
    );
    write(path, (context) => ({ id: id(context) }));
  }
  write('/me/im-sessions', () => ({}));
  for (const path of paths)
    app.all(apiBase + path, (context) =>
      reply(context, runtime, refusalReading(context.get('request'), 'method', allowedOf(path))),
    );
  app.notFound((context) => reply(context, runtime, refusalReading(context.get('request'), 'no-route')));
  app.onError((_, context) => reply(context, runtime, refusalReading(context.get('request'), 'internal')));
  return app;
}
