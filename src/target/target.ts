import { Buffer } from 'node:buffer';
import type { Mark } from '../check/evidence.ts';
import type { AgentName, Exchange, Failure } from '../exchange.ts';
import { redactExchange } from '../redact-exchange.ts';
import { createRedactor } from '../redact.ts';
import { checkHeaders, optionSecrets } from './authorization.ts';
import { deliverChange, deliverRead, type Carrier, type Delivery } from './delivery.ts';
import { createEchoFinder } from './echoes.ts';
import { overFailure } from './failure.ts';
import { createIdentity, type Identity } from './identity.ts';
import { createLifetime } from './lifetime.ts';
import { DEFAULTS, type Limits } from './limits.ts';
import { createPace } from './pace.ts';
import { waitForConnection } from './readiness.ts';
import { cookieOrigin, createRoute, parseBase } from './route.ts';
import { sendOnce, type Line } from './sender.ts';
import { createTokenSource } from './token-command.ts';
import type { Call, Target, TargetOptions } from './types.ts';

/** The least length of a handed-out value that is hidden in texts: shorter ones, such as `en`, stand in every text. */
const HIDDEN_COOKIE_FROM = 8;
const HIDDEN_TOKEN_FROM = 4;

const isRead = (method: string) => method === 'GET' || method === 'HEAD';

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
  const findEchoes = createEchoFinder(
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
  const cancels = new Set<(failure: Failure) => void>();
  const underWay = new Set<Promise<Exchange>>();
  let closed = false;
  let contacted = false;
  let nextIndex = 0;

  const onCancel = (call: Call, cancel: (failure: Failure) => void) => {
    cancels.add(cancel);
    const forget =
      call.cleanUp === true
        ? () => {}
        : lifetime.onOver((why) => {
            cancel(overFailure(why, limits.deadlineMs));
          });
    const giveUp = () => {
      cancel({ kind: 'aborted', message: 'the request was given up' });
    };
    call.signal?.addEventListener('abort', giveUp, { once: true });
    if (call.signal?.aborted === true) giveUp();
    return () => {
      cancels.delete(cancel);
      forget();
      call.signal?.removeEventListener('abort', giveUp);
    };
  };
  const line: Line = { route, host: base.url.host, options, limits, tokens, identities, onCancel };

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

  const deliver = async (call: Call, path: string, body: Uint8Array | undefined) => {
    const carrier: Carrier = {
      sendOnce: async (at, fresh) => {
        await pace.turn();
        const sent = await sendOnce(line, call, at, body, fresh);
        contacted ||= sent.answer.response !== undefined;
        return sent;
      },
      contacted: () => contacted,
      cleanUp: call.cleanUp === true,
      lifetime,
      pace,
      limits,
    };
    return isRead(call.method) ? deliverRead(carrier, base.url.origin, path) : deliverChange(carrier, path);
  };

  const record = (exchange: Exchange) => {
    let at = exchanges.length;
    while (at > 0 && (exchanges[at - 1]?.index ?? 0) > exchange.index) at -= 1;
    exchanges.splice(at, 0, exchange);
    options.onExchange?.(redactExchange(exchange, redactor));
    return exchange;
  };

  const perform = async (call: Call, index: number): Promise<Exchange> => {
    const agent = call.agent ?? 'first';
    const path = base.prefix + call.path;
    const body = bytesOf(call.body);
    const stopped = obstacle(call) ?? overBudget(call);
    const leave = stopped !== undefined || call.longPoll === true ? () => {} : await pace.enter();
    let startedMs = lifetime.now();
    const act = async () => {
      startedMs = lifetime.now();
      const failure = stopped ?? obstacle(call);
      return failure === undefined ? deliver(call, path, body) : refused(failure);
    };
    const own = call.cookies === false ? undefined : identities.get(agent);
    const delivery = await (own === undefined || stopped !== undefined ? act() : own.afterFirst(act)).finally(
      leave,
    );
    const { headers, response, failure, attempts, earlier } = delivery;
    const request = {
      method: call.method,
      url: options.base + call.path,
      path,
      headers,
      ...(body === undefined ? {} : { body }),
    };
    return record({
      index,
      step: call.step,
      agent,
      request,
      ...(response === undefined ? {} : { response }),
      ...(failure === undefined ? {} : { failure }),
      startedMs,
      durationMs: lifetime.now() - startedMs,
      attempts,
      earlier,
      echoes: findEchoes(request, response),
    });
  };

  return {
    limits,
    exchanges,
    marks,
    async send(call) {
      const sending = perform(call, nextIndex++);
      underWay.add(sending);
      return sending.finally(() => underWay.delete(sending));
    },
    ready: () => waitForConnection(route.entrance, limits.waitMs, lifetime),
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
      for (const cancel of [...cancels]) cancel({ kind: 'aborted', message: 'the target was closed' });
      await Promise.allSettled(underWay);
      lifetime.end();
      route.pool.destroy();
      route.single.destroy();
    },
  };
}
