import { isIntermediary } from '../../src/check/answer.ts';
import { equalJson, equalSessions } from '../../src/check/equality.ts';
import { feedOf } from '../../src/check/feed.ts';
import type { AgentName, Exchange, HeaderList } from '../../src/exchange.ts';
import type { Json, JsonObject } from '../../src/json/value.ts';
import type { Call } from '../../src/target/index.ts';
import { LIST, type Scene } from '../scenario.ts';
import { capabilitiesOf, ownKeys, shownIn, STEPS, userDataOf, type ActNote } from './act.ts';
import type { Addressee } from './payload.ts';

/** The first and the longest wait between two polls of the feed, in ms. */
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 100;

/** A request to make of the target, besides what is noted of it. */
export interface Request {
  readonly body?: Json | Uint8Array | string;
  readonly agent?: AgentName;
  readonly method?: string;
  readonly headers?: HeaderList;
  readonly csrf?: Call['csrf'];
  readonly cookies?: boolean;
  /** In place of the list or the session, below the API's prefix. */
  readonly path?: string;
  readonly cleanUp?: boolean;
}

type Note = Omit<ActNote, 'act' | 'session' | 'offered'> & { readonly session?: string };

const bodyText = (body: Json | Uint8Array | string | undefined): string | Uint8Array | undefined =>
  body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);

/** Drives one life of one session: numbers the acts, reads the feed after each, and waits for effects by polling. */
export class Stage {
  readonly scene: Scene;
  readonly tag: string;
  readonly addressee: Addressee;
  #act = 0;
  #isCut = false;
  /** How many bad requests of each role got no answer in time. */
  readonly #slow = new Map<string, number>();
  /** The session that the run opened; empty before. */
  session = '';
  last: Exchange | undefined;

  constructor(scene: Scene, tag: string) {
    this.scene = scene;
    this.tag = tag;
    this.addressee = { destination: scene.settings.destination, devicePath: scene.settings.devicePath };
  }

  /** Has the deadline passed, or was the run interrupted? */
  isOver(): boolean {
    const { target } = this.scene;
    const why = target.over();
    if (why !== undefined && !this.#isCut) {
      this.#isCut = true;
      target.mark('over', { why });
    }
    return why !== undefined;
  }

  /** Was the last read of the feed answered? */
  isReached(): boolean {
    return this.last?.failure === undefined && this.last?.response !== undefined;
  }

  /** Reads the feed of the first agent. */
  async read(phase = ''): Promise<Exchange> {
    const { target, settings } = this.scene;
    this.last = await target.send({
      step: { name: STEPS.read, shows: 'feed', act: this.#act, ...(phase === '' ? {} : { phase }) },
      method: 'GET',
      path: `${settings.apiBase}${LIST}?fields=*`,
    });
    return this.last;
  }

  /** The run's session as the last read showed it. */
  shown(): JsonObject | undefined {
    return this.session === '' ? undefined : shownIn(this.last, this.session);
  }

  /** The run's own user data as the last read showed it. */
  data(): JsonObject {
    return ownKeys(userDataOf(this.shown()), this.tag);
  }

  offers(operation: string): boolean {
    return capabilitiesOf(this.shown()).includes(operation);
  }

  /** Asks for an operation; what the last read showed of the session is noted with it. */
  async act(note: Note, request: Request = {}): Promise<Exchange> {
    const { target, settings } = this.scene;
    const session = note.session ?? this.session;
    this.#act++;
    const body = bodyText(request.body);
    const step = {
      name: STEPS.operation,
      shows: 'acceptance',
      ...note,
      act: this.#act,
      session,
      ...(session !== '' && session === this.session ? { offered: this.offers(note.operation) } : {}),
    };
    return target.send({
      step,
      agent: request.agent ?? 'first',
      method: request.method ?? 'POST',
      path: settings.apiBase + (request.path ?? (session === '' ? LIST : `${LIST}/${session}`)),
      ...(body === undefined ? {} : { body }),
      ...(request.headers ? { headers: request.headers } : {}),
      ...(request.csrf ? { csrf: request.csrf } : {}),
      ...(request.cookies === undefined ? {} : { cookies: request.cookies }),
      ...(request.cleanUp === true ? { cleanUp: true } : {}),
    });
  }

  /**
   * Sends a request that must be refused. One that breaks the connection is sent once more: a glitch of the network is no
   * answer to it. Once two of a role got no answer in time, no more of that role are sent: each would cost a time-out.
   */
  async bad(note: Note, request: Request): Promise<Exchange | undefined> {
    const slow = this.#slow.get(note.role) ?? 0;
    if (slow >= 2 || this.isOver()) return undefined;
    const answer = await this.act(note, request);
    const { failure } = answer;
    if (failure?.kind === 'timeout') this.#slow.set(note.role, slow + 1);
    const isGlitch = failure?.kind === 'reset' || failure?.kind === 'protocol' || isIntermediary(answer);
    return isGlitch ? this.act(note, request) : answer;
  }

  /**
   * Polls until `holds` is true of two consecutive reads that agree on the run's session, or the settle time is over.
   * Resolves with whether it came to that.
   */
  async settle(holds: () => boolean, settleMs = this.scene.settings.settleMs): Promise<boolean> {
    const { target } = this.scene;
    const until = target.now() + settleMs;
    let before: JsonObject | undefined;
    let held = false;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      await this.read();
      const now = this.shown();
      const holdsNow = this.isReadable() && holds();
      if (holdsNow && held && same(before, now)) return true;
      before = now;
      if (target.now() >= until || this.isOver()) return false;
      if (!holdsNow || held) await target.pause(pauseMs);
      held = holdsNow;
    }
  }

  private isReadable(): boolean {
    return this.last !== undefined && feedOf(this.last)?.sessionsKnown === true;
  }

  /** Waits until the session shows these values of the run, and no longer the key that is to go. */
  settleData(expected: JsonObject, gone?: string): Promise<boolean> {
    return this.settle(() => {
      const data = this.data();
      if (gone !== undefined && data[gone] !== undefined) return false;
      return Object.keys(expected).every((name) => equalJson(data[name], expected[name]));
    });
  }
}

const same = (a: JsonObject | undefined, b: JsonObject | undefined): boolean =>
  a === undefined || b === undefined ? a === b : equalSessions(a, b);
