import type { UserData } from '../contract/types.ts';
import type { Json } from '../json/value.ts';
import type { Draw } from './random.ts';
import { CITIES, COLORS, COMPANIES, NAMES, PRODUCTS, STREETS } from './vocabulary.ts';

type Make = (draw: Draw) => Json;

const two = (value: number): string => String(value).padStart(2, '0');

const date: Make = (draw) =>
  `20${draw.between(10, 29)}-${two(draw.between(1, 12))}-${two(draw.between(1, 28))}`;

/** What is attached to a session in practice, by its key. */
const MAKERS: readonly (readonly [key: string, make: Make])[] = [
  ['customerName', (draw) => draw.pick(NAMES)],
  ['company', (draw) => draw.pick(COMPANIES)],
  ['accountNumber', (draw) => draw.digits(10)],
  ['favColor', (draw) => draw.pick(COLORS)],
  ['bestNumber', (draw) => draw.digits(1)],
  ['priority', (draw) => draw.between(1, 10)],
  ['language', (draw) => draw.pick(['en-US', 'en-GB', 'de-DE', 'fr-FR', 'ja-JP', 'pl-PL', 'uk-UA'])],
  ['product', (draw) => draw.pick(PRODUCTS)],
  [
    'order',
    (draw) => ({
      number: draw.between(1000, 999_999),
      product: draw.pick(PRODUCTS),
      express: draw.below(2) === 0,
    }),
  ],
  ['balance', (draw) => draw.between(-99_999, 999_999) / 100],
  [
    'address',
    (draw) => ({
      street: `${draw.between(1, 250)} ${draw.pick(STREETS)}`,
      city: draw.pick(CITIES),
      geo: { floor: draw.between(-2, 40) },
    }),
  ],
  ['vip', (draw) => draw.below(2) === 0],
  ['User Data 1', () => 'important data'],
  ['segment', (draw) => draw.pick(['gold', 'silver', 'bronze'])],
  ['lastContact', date],
  ['queueTime', (draw) => draw.below(900)],
  ['city', (draw) => draw.pick(CITIES)],
];

/** Any number that shares no factor with how many keys there are reaches all of them. */
const STRIDE = 7;

/** `count` different keys with a value each; at most as many as there are kinds of value. */
export function userData(draw: Draw, count: number): UserData {
  const data: Record<string, Json> = {};
  let at = draw.below(MAKERS.length);
  for (let made = 0; made < count; made++) {
    const maker = MAKERS[at];
    if (maker !== undefined) data[maker[0]] = maker[1](draw);
    at = (at + STRIDE) % MAKERS.length;
  }
  return data;
}
