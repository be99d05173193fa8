import type { NewFinding, Watch } from '../../suites/proxy.ts';
import { asAnswered, concerns, stepOf, type Prefixes } from '../capture/foreign-step.ts';
import type { Exchange } from '../exchange.ts';
import { createSecretFinder } from '../proxy/secrets.ts';
import type { Passed } from '../proxy/server.ts';
import type { Redactor } from '../redact.ts';
import { redactExchange } from '../redact-exchange.ts';
import { exchangeLines } from './exchange-line.ts';
import { findingLine } from './finding-line.ts';
import { connection as connectionOptions } from './options/connection.ts';
import { general } from './options/general.ts';
import { note } from './standard-output.ts';
import type { Values } from './values.ts';

/** What a request that passed comes to, for those who judge; nothing for what is none of the resource's. */
function exchangeOf(passed: Passed, prefixes: Prefixes): Exchange | undefined {
  const { index, request, response, startedMs, durationMs } = passed;
  const step = stepOf(request, prefixes);
  if (step === undefined || response === undefined) return undefined;
  return asAnswered({
    index,
    step,
    agent: 'first',
    request,
    response,
    startedMs,
    durationMs,
    attempts: 1,
    earlier: [],
    echoes: [],
  });
}

/** An answer that says nothing of the resource. */
const isAside = ({ status }: NonNullable<Exchange['response']>): boolean =>
  status < 200 || (status >= 300 && status < 400);

/** Takes in what passes, tells what it brings to light, and hides the secrets in it. */
export class Onlooker {
  readonly watch: Watch;
  readonly #redactor: Redactor;
  readonly #secretsIn = createSecretFinder();
  readonly #prefixes: Prefixes;
  readonly #verbose: boolean;

  constructor(watch: Watch, redactor: Redactor, values: Values) {
    this.watch = watch;
    this.#redactor = redactor;
    this.#verbose = values.get(general.verbose);
    this.#prefixes = {
      apiBase: values.get(connectionOptions.apiBase),
      notificationsPath: values.get(connectionOptions.notificationsPath),
    };
  }

  concerns(path: string): boolean {
    return concerns(path, this.#prefixes);
  }

  see(passed: Passed): void {
    const exchange = exchangeOf(passed, this.#prefixes);
    const { method, path } = passed.request;
    if (passed.trouble !== undefined) this.#tell(`${method} ${path} was not judged: ${passed.trouble}`);
    if (exchange?.response === undefined || isAside(exchange.response)) return;
    this.#redactor.learn(...this.#secretsIn(exchange));
    if (this.#verbose) note(exchangeLines(redactExchange(exchange, this.#redactor)));
    for (const found of this.watch.take(exchange)) this.#show(found);
  }

  #tell(text: string): void {
    this.watch.note(text);
    note(`imsessions: ${this.#redactor(text)}`);
  }

  #show({ requirement, finding }: NewFinding): void {
    note(findingLine(requirement, finding));
  }
}
