import { Buffer } from 'node:buffer';
import type { Mark } from '../check/evidence.ts';
import type { AgentName, Echo, Exchange, Failure, RecordedRequest } from '../exchange.ts';
import { redactExchange } from '../redact-exchange.ts';
import { createRedactor } from '../redact.ts';
import { checkHeaders, createCredentials, optionSecrets } from './authorization.ts';
import { deliverChange, deliverRead, type Carrier, type Delivery } from './delivery.ts';
import { createEchoFinder } from './echoes.ts';
import { overFailure } from './failure.ts';
import { createIdentity, type Identity } from './identity.ts';
import { createLifetime } from './lifetime.ts';
import { DEFAULTS, type Limits } from './limits.ts';
import { createPace } from './pace.ts';
import { waitForConnection } from './readiness.ts';
import { cookieOrigin, createRoute, parseBase } from './route.ts';
import { createBodySharing } from './same-body.ts';
import { isRead, notSent, sendOnce, type Line } from './sender.ts';
import { createTokenSource } from './token-command.ts';
import { over } from './transport.ts';
import type { Call, Target, TargetOptions } from './types.ts';
import { exchangeOnce } from './wire.ts';

/** The least length of a handed-out value that is hidden in texts: shorter ones, such as `en`, stand in every text. */
const HIDDEN_COOKIE_FROM = 8;
const HIDDEN_TOKEN_FROM = 4;

const bytesOf = (body: string | Uint8Array | undefined): Uint8Array | undefined =>
  typeof body === 'string' ? Buffer.from(body, 'utf8') : body;

function allLimits(options: TargetOptions): Limits {
  const { waitMs, rate, timeoutMs, deadlineMs, maxBodyBytes, concurrency } = options;
  return { ...DEFAULTS, ...options.limits, waitMs, rate, timeoutMs, deadlineMs, maxBodyBytes, concurrency };
}

const refused = (failure: Failure): Delivery => ({ headers: [], failure, attempts: 0, earlier: [] });

/**
 * Makes the one thing of a run that opens connections. Throws where the options themselves are wrong (no URL, keys or
 * certificates that cannot be read); for what the target does nothing is thrown: it is recorded.
 */
export function createTarget(options: TargetOptions): Target {
  checkHeaders(options);
  const limits = allLimits(options);
  const base = parseBase(options.base);
  const route = createRoute(base, options);
  const redactor = createRedactor([...optionSecrets(options), ...route.secrets]);
  const lifetime = createLifetime(limits.deadlineMs, options.signal);
  const pace = createPace(lifetime, limits.concurrency, limits.rate);
  const echoFinder = createEchoFinder(
    [options.password ?? '', options.secondPassword ?? ''],
    [options.user ?? '', options.secondUser ?? ''],
  );
  const learn = (kind: string, value: string) => {
    if (value.length >= (kind === 'cookie' ? HIDDEN_COOKIE_FROM : HIDDEN_TOKEN_FROM)) {
      redactor.learn({ kind, value });
    }
  };
  const identity = () => createIdentity(cookieOrigin(base), limits, learn);
  const identities = new Map<AgentName, Identity>([
    ['first', identity()],
    ['second', identity()],
  ]);
  const tokens =
    options.tokenCommand === undefined
      ? undefined
      : createTokenSource(options.tokenCommand, options.environment, limits.tokenTimeoutMs, (token) => {
          learn('token', token);
        });

  const exchanges: Exchange[] = [];
  const marks: Mark[] = [];
  const spent = new Map<string, number>();
  const underWay = new Map<(failure: Failure) => void, Call>();
  let idle: (() => void) | undefined;
  let unfinished = 0;
  let closed = false;
  let contacted = false;
  let nextIndex = 0;

  lifetime.onOver((why) => {
    for (const [cancel, call] of [...underWay]) {
      if (call.cleanUp !== true) cancel(overFailure(why, limits.deadlineMs));
    }
  });
  const onCancel = (call: Call, cancel: (failure: Failure) => void) => {
    underWay.set(cancel, call);
    const { signal } = call;
    if (signal === undefined) return () => underWay.delete(cancel);
    const giveUp = () => {
      cancel({ kind: 'aborted', message: 'the request was given up' });
    };
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    return () => {
      underWay.delete(cancel);
      signal.removeEventListener('abort', giveUp);
    };
  };
  const line: Line = {
    route,
    exchange: options.transport === undefined ? exchangeOnce : over(options.transport),
    host: base.url.host,
    credentials: createCredentials(options, tokens),
    limits,
    pace,
    tokens,
    identities,
    lastHeaders: new Map(),
    onCancel,
  };

  /** Why a call may not be sent now. */
  const obstacle = (call: Call): Failure | undefined => {
    if (closed) return { kind: 'aborted', message: 'the target was closed' };
    const why = call.cleanUp === true ? undefined : lifetime.over();
    return why === undefined ? undefined : overFailure(why, limits.deadlineMs);
  };
  const overBudget = ({ step }: Call): Failure | undefined => {
    if (options.budget === undefined) return undefined;
    const allowed = options.budget.get(step.name) ?? 0;
    const used = spent.get(step.name) ?? 0;
    spent.set(step.name, used + 1);
    const message = `the plan allows ${allowed} requests of ${step.name}, and this is one more`;
    return used < allowed ? undefined : { kind: 'budget', message };
  };

  const deliver = (call: Call, path: string, body: Uint8Array | undefined): Promise<Delivery> => {
    const carrier: Carrier = {
      sendOnce: (at, fresh) => {
        // The run may have ended while this request waited for its turn, or for its repeat.
        const failure = obstacle(call);
        return failure === undefined
          ? sendOnce(line, call, at, body, fresh)
          : Promise.resolve(notSent(failure));
      },
      contacted: () => contacted,
      cleanUp: call.cleanUp === true,
      lifetime,
      pace,
      limits,
    };
    return isRead(call.method) ? deliverRead(carrier, base.url.origin, path) : deliverChange(carrier, path);
  };

  const shared = createBodySharing();

  const record = (exchange: Exchange) => {
    contacted ||= exchange.response !== undefined;
    let at = exchanges.length;
    while (at > 0 && (exchanges[at - 1]?.index ?? 0) > exchange.index) at -= 1;
    if (at === exchanges.length) exchanges.push(exchange);
    else exchanges.splice(at, 0, exchange);
    options.onExchange?.(redactExchange(exchange, redactor));
    return exchange;
  };

  const perform = async (call: Call, index: number): Promise<Exchange> => {
    const agent = call.agent ?? 'first';
    const path = base.prefix + call.path;
    const body = bytesOf(call.body);
    const stopped = obstacle(call) ?? overBudget(call);
    const takesPlace = stopped === undefined && call.longPoll !== true;
    const place = takesPlace ? pace.enter() : undefined;
    if (place !== undefined) await place;
    let startedMs = lifetime.now();
    const act = () => {
      startedMs = lifetime.now();
      return stopped === undefined ? deliver(call, path, body) : Promise.resolve(refused(stopped));
    };
    const own = call.cookies === false || stopped !== undefined ? undefined : identities.get(agent);
    try {
      const delivery = await (own?.afterFirst(act) ?? act());
      const { headers, failure, attempts, earlier } = delivery;
      const response =
        failure === undefined && delivery.response ? shared(call.step, delivery.response) : delivery.response;
      const request: RecordedRequest = {
        method: call.method,
        url: options.base + call.path,
        path,
        headers,
        ...(body === undefined ? {} : { body }),
      };
      echoFinder.sent(request);
      const durationMs = lifetime.now() - startedMs;
      let echoes: readonly Echo[] | undefined;
      return record({
        index,
        step: call.step,
        agent,
        request,
        ...(response === undefined ? {} : { response }),
        ...(failure === undefined ? {} : { failure }),
        startedMs,
        durationMs,
        attempts,
        earlier,
        // Looked for when it is asked for: most runs never ask, and an answer may be large.
        get echoes() {
          return (echoes ??= response === undefined ? [] : echoFinder.find(request, response));
        },
      });
    } finally {
      if (takesPlace) pace.leave();
    }
  };

  return {
    limits,
    exchanges,
    marks,
    async send(call) {
      unfinished += 1;
      try {
        return await perform(call, nextIndex++);
      } finally {
        unfinished -= 1;
        if (unfinished === 0) idle?.();
      }
    },
    ready: () =>
      options.transport === undefined
        ? waitForConnection(route.entrance, limits.waitMs, lifetime)
        : Promise.resolve(),
    hasCsrf: (agent) => identities.get(agent)?.csrf() !== undefined,
    now: () => lifetime.now(),
    over: () => lifetime.over(),
    pause: (ms, stop) => lifetime.pause(ms, stop),
    mark(name, parameters = {}) {
      marks.push({ ...parameters, name, atMs: lifetime.now() });
    },
    redact: redactor,
    async close() {
      closed = true;
      for (const cancel of [...underWay.keys()])
        cancel({ kind: 'aborted', message: 'the target was closed' });
      if (unfinished > 0) await new Promise<void>((resolve) => (idle = resolve));
      lifetime.end();
      route.pool.destroy();
      route.single.destroy();
    },
  };
}
