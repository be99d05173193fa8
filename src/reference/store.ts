import type { Change, Step } from './hooks.ts';
import type { Settings } from './options.ts';
import { prefill, type Prefill } from './prefill.ts';
import { isLive, type StoredSession } from './session.ts';

/** As many sessions as an agent's feed keeps of those that were opened; the oldest Completed ones go first. */
const MOST_OPENED = 1000;

/** The sessions of one agent. */
class Mailbox {
  readonly prefill: Prefill;
  /** Prefilled sessions that changed since, by index. */
  private readonly changed = new Map<number, StoredSession | undefined>();
  private readonly opened = new Map<string, StoredSession>();
  private openedCount = 0;

  constructor(start: Prefill) {
    this.prefill = start;
  }

  private prefilled(index: number): StoredSession | undefined {
    return this.changed.has(index) ? this.changed.get(index) : this.prefill.at(index);
  }

  next(): { id: string; index: number } {
    const index = this.prefill.count + this.openedCount;
    this.openedCount += 1;
    return { id: this.prefill.series.at(index), index };
  }

  get(id: string): StoredSession | undefined {
    const index = this.prefill.indexOf(id);
    return index < 0 ? this.opened.get(id) : this.prefilled(index);
  }

  set(session: StoredSession): void {
    if (session.prefilled) this.changed.set(session.index, session);
    else this.opened.set(session.id, session);
    if (this.opened.size <= MOST_OPENED) return;
    const oldest = [...this.opened.values()].find((one) => !isLive(one));
    if (oldest) this.opened.delete(oldest.id);
  }

  delete(session: StoredSession): void {
    if (session.prefilled) this.changed.set(session.index, undefined);
    else this.opened.delete(session.id);
  }

  get size(): number {
    return this.prefill.count + this.opened.size;
  }

  *[Symbol.iterator](): Generator<StoredSession> {
    for (let index = 0; index < this.prefill.count; index++) {
      const session = this.prefilled(index);
      if (session) yield session;
    }
    yield* this.opened.values();
  }

  /** Live sessions; a large feed is not searched again for each request. */
  live(): StoredSession[] {
    this.livePrefilled ??= this.findLive();
    const prefilled = this.livePrefilled.flatMap((index) => this.prefilled(index) ?? []);
    return [...prefilled, ...this.opened.values()].filter(isLive);
  }

  private findLive(): number[] {
    const found: number[] = [];
    for (const session of this) if (session.prefilled && isLive(session)) found.push(session.index);
    return found;
  }

  private livePrefilled: number[] | undefined;
}

/** All agents' sessions, and what is still to happen to them. */
export class Store {
  private readonly settings: Settings;
  private readonly mailboxes: ReadonlyMap<string, Mailbox>;
  private readonly pending = new Set<() => void>();
  private readonly opening = new Map<string, number>();
  private readonly onChange: (change: Change) => void;

  constructor(settings: Settings, onChange: (change: Change) => void) {
    this.settings = settings;
    this.onChange = onChange;
    this.mailboxes = new Map(settings.agents.map(({ name }) => [name, new Mailbox(prefill(settings, name))]));
  }

  private mailbox(agent: string): Mailbox {
    const found = this.mailboxes.get(agent);
    if (!found) throw new Error(`No agent is named ${agent}`);
    return found;
  }

  count(agent: string): number {
    return this.mailbox(agent).size;
  }

  sessions(agent: string): Iterable<StoredSession> {
    return this.mailbox(agent);
  }

  all(): StoredSession[] {
    return [...this.mailboxes.values()].flatMap((mailbox) => [...mailbox]);
  }

  get(agent: string, id: string): StoredSession | undefined {
    return this.mailbox(agent).get(id);
  }

  /** The agent that has a session of this id. */
  holder(id: string): string | undefined {
    return [...this.mailboxes].find(([, mailbox]) => mailbox.get(id))?.[0];
  }

  live(agent: string): StoredSession[] {
    return this.mailbox(agent).live();
  }

  next(agent: string): { id: string; index: number } {
    return this.mailbox(agent).next();
  }

  /** Was an operation accepted whose session does not show yet? */
  isOpening(agent: string): boolean {
    return (this.opening.get(agent) ?? 0) > 0;
  }

  /** Takes the steps one after the other, each after its delays; steps of other operations may come between. */
  run(steps: readonly Step[]): void {
    const [first, ...rest] = steps;
    if (!first) return;
    const opens = !this.get(first.agent, first.sessionId);
    if (opens) this.expect(first.agent, 1);
    const take = () => {
      if (opens) this.expect(first.agent, -1);
      this.take(first);
      this.run(rest);
    };
    if (first.afterDelays === 0) take();
    else this.later(take, first.afterDelays * this.settings.delayMs);
  }

  get isIdle(): boolean {
    return this.pending.size === 0;
  }

  /** Nothing happens any more. */
  close(): void {
    for (const cancel of this.pending) cancel();
    this.pending.clear();
  }

  private expect(agent: string, by: number): void {
    this.opening.set(agent, (this.opening.get(agent) ?? 0) + by);
  }

  private later(act: () => void, ms: number): void {
    const entry: { cancel: () => void } = { cancel: () => undefined };
    const cancel = () => {
      entry.cancel();
    };
    const run = () => {
      this.pending.delete(cancel);
      act();
    };
    this.pending.add(cancel);
    if (ms === 0) {
      const immediate = setImmediate(run);
      entry.cancel = () => {
        clearImmediate(immediate);
      };
    } else {
      const timer = setTimeout(run, ms);
      entry.cancel = () => {
        clearTimeout(timer);
      };
    }
  }

  private take(step: Step): void {
    const mailbox = this.mailbox(step.agent);
    const before = mailbox.get(step.sessionId);
    const after = step.change?.(before) ?? before;
    if (!after) return;
    const isChanged = after !== before;
    if (isChanged) mailbox.set(after);
    if (isChanged && !isLive(after)) this.retire(step.agent, after);
    const isDue = isChanged || (step.text !== undefined && isLive(after));
    if (step.notifies && isDue)
      this.onChange({
        agent: step.agent,
        type: step.notifies,
        session: after,
        ...(step.text === undefined ? {} : { text: step.text }),
      });
  }

  private retire(agent: string, session: StoredSession): void {
    const { completedMs } = this.settings;
    if (completedMs === Number.POSITIVE_INFINITY) return;
    const drop = () => {
      const now = this.get(agent, session.id);
      if (now && !isLive(now)) this.mailbox(agent).delete(now);
    };
    if (completedMs === 0) drop();
    else this.later(drop, completedMs);
  }
}
