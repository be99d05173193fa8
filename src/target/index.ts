import { createTarget } from './target.ts';
import { DEFAULTS, type Limits } from './limits.ts';

export { createTarget, DEFAULTS, type Limits };
export type { Call, Target, TargetOptions } from './types.ts';
export { redactExchange } from '../redact-exchange.ts';
export { createRedactor, type Redactor, type Secret } from '../redact.ts';
export { createListener, notificationsIn } from './bayeux.ts';
export type { DeliveredNotification, Listener, ListenerOptions, Started } from './bayeux.ts';
export type { Transport, TransportAnswer, TransportRequest } from './transport.ts';
