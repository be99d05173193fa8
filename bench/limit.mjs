// The cheapest way to make fixtures at all: one small generator of numbers, objects of the same shape and about the
// same size, and JSON.stringify. It keeps no rule beyond the fields agreeing, and a shard needs all that stands before it.

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) / 4294967296;
  };
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const STATES = ['Initiating', 'Talking', 'Alerting', 'Completed'];
const ALL = ['SendMessage', 'AttachUserData', 'UpdateUserData', 'DeleteUserData', 'Complete'];
const WORDS = [
  'blue',
  'important data',
  'Lind - Doyle',
  'Small Aluminum Salad',
  'Cristopherfield',
  'Aaliyah Corkery',
];
const KEYS = ['favColor', 'customerName', 'company', 'product', 'city', 'segment', 'bestNumber', 'order'];

/** Makes sessions one after the other. */
export function limitSessions(seed) {
  const random = mulberry32(seed);
  const below = (count) => Math.floor(random() * count);
  return () => {
    let id = '';
    for (let at = 0; at < 32; at++) id += ALPHABET[below(36)];
    const path = `/im-sessions/${id}`;
    const state = STATES[below(4)];
    const withData = below(2) === 0;
    const participants = [];
    for (let count = below(4); count > 0; count--) {
      const number = String(1_000_000_000 + below(1_000_000_000));
      participants.push({
        digits: number,
        e164Number: `+${number}`,
        formattedPhoneNumber: `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`,
        phoneNumber: number,
      });
    }
    const session = {
      capabilities: withData ? ALL : ['SendMessage', 'AttachUserData', 'Complete'],
      id,
      participants,
      path,
      state,
      uri: `https://gws${below(9)}.unused-pronoun.example:8090/api/v2${path}`,
    };
    if (withData) {
      const userData = {};
      for (let count = 1 + below(5); count > 0; count--) userData[KEYS[below(8)]] = WORDS[below(6)];
      session.userData = userData;
    }
    return session;
  };
}
