import { pointer, type Json } from '../../json/value.ts';
import { capabilities, type Traits } from '../capabilities.ts';
import type { Case, Origin } from '../case.ts';
import { reversed } from '../edit.ts';
import { feedSessions } from '../feed.ts';
import { Draw } from '../random.ts';
import { renamed } from '../session-case.ts';
import { traitsOf } from '../session.ts';
import { literal, spelled } from '../spelling.ts';
import { inFeed, plainServer } from '../within.ts';
import { sessionEdges, STRANGERS, withStrangers } from './session.ts';
import { WRITTEN } from './written.ts';

const of = (origin: Origin, count: number, traits?: Traits): ReturnType<typeof feedSessions> =>
  feedSessions(
    origin,
    count,
    plainServer(origin.seed),
    (at) => traits ?? traitsOf(origin.index * count + at),
  );

const edge = (description: string, place: string, make: (origin: Origin) => Json): Case => ({
  requirement: null,
  description,
  make: (origin) => ({ payload: make(origin), pointer: place }),
});

const MANY = 200;

const sized = (count: number): Case =>
  edge(`a feed of ${count} ${count === 1 ? 'session' : 'sessions'}`, '/imSessions', (origin) => ({
    imSessions: of(origin, count),
    statusCode: 0,
  }));

const TALKING: Traits = { state: 'Talking', userData: true };

const statusCode = (number: string): Case => ({
  requirement: null,
  description: `the statusCode is written ${number}`,
  make: (origin) => ({
    payload: { imSessions: of(origin, 1), statusCode: literal(number) },
    pointer: '/statusCode',
    write: spelled,
  }),
});

/** The feeds at the edges of the schema's keywords, and those with one session that is. */
export const feedEdges: readonly Case[] = [
  ...[0, 1, 2].map(sized),
  edge('the envelope comes before the sessions', '', (origin) => ({
    statusCode: 0,
    imSessions: of(origin, 2),
  })),
  edge('the envelope has members that no schema names', '', (origin) => ({
    ...STRANGERS,
    imSessions: of(origin, 1),
    statusCode: 0,
  })),
  edge('members that no schema names stand everywhere', '', (origin) =>
    withStrangers({ imSessions: of(origin, 2), statusCode: 0 }),
  ),
  edge('members stand in reversed order', '', (origin) =>
    reversed({ imSessions: of(origin, 2), statusCode: 0 }),
  ),
  edge('two ids differ in their last character alone', pointer('imSessions', 1, 'id'), (origin) => {
    const [one, other] = of(origin, 2);
    const imSessions =
      one && other
        ? [renamed(one, `${one.id.slice(0, -1)}0`), renamed(other, `${one.id.slice(0, -1)}1`)]
        : [];
    return { imSessions, statusCode: 0 };
  }),
  edge('equal sessions offer the same in another order', '/imSessions', (origin) => ({
    imSessions: of(origin, 5, TALKING).map((session, at) => ({
      ...session,
      capabilities: capabilities(new Draw(at), TALKING, 0),
    })),
    statusCode: 0,
  })),
  ...['0.0', '-0', '0e0', '0E+5'].map(statusCode),
  sized(MANY),
  ...WRITTEN.map(([description, write]): Case => ({
    requirement: null,
    description: `the feed: ${description}`,
    make: (origin) => ({ payload: { imSessions: of(origin, 2), statusCode: 0 }, pointer: '', write }),
  })),
  ...sessionEdges.map(inFeed),
];
