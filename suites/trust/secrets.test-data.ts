import type { RequestListener, ServerResponse } from 'node:http';

/** One secret in each place; hard to hide: each of its forms looks different. */
export const SECRETS = {
  password: 'Zq9pä/"ss"word+1 &<x>%41',
  second: "Zq9s3cond'pw%41\\n",
  bearer: 'eyJhbGciOi.Zq9J9_tok-en.sig',
  command: 'Zq9command.Token_123-x',
  header: 'Zq9header-value/9?=',
  url: 'Zq9url/Pass%word',
  proxy: 'Zq9proxy:pa ss',
  cookie: 'Zq9COOKIE0123456789',
  csrf: 'Zq9csrf/TOKEN+0123',
} as const;

export type SecretName = keyof typeof SECRETS;

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
const allEscaped = (text: string): string =>
  Array.from(text, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const percent = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** Every form in which a secret may be said back. */
export const FORMS: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  escaped,
  encodeURIComponent,
  percent,
  allEscaped,
  html,
  base64,
  (secret) => base64(secret).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  (secret) => base64(`agent1:${secret}`),
  (secret) => base64(`agent2:${secret}`),
  (secret) => base64(`{"password":"${secret}"}`),
];

/** As many characters of a secret in a row are a leak. */
const TELLING = 8;

/** Base64 of a text that does not stand at the beginning: the characters that depend on it alone. */
const cores = (text: string): readonly string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const whole = bytes.toString('base64');
    return whole.slice(Math.ceil((before * 4) / 3), Math.floor(bytes.length / 3) * 4);
  });

/** The places where a piece of a secret stands in a text, in whatever form. */
export function leaks(text: string, secret: string): readonly string[] {
  const pieces = Array.from({ length: Math.max(1, secret.length - TELLING + 1) }, (_, at) =>
    secret.slice(at, at + TELLING),
  );
  const told = pieces.flatMap((piece) => [
    ...[piece, escaped(piece), encodeURIComponent(piece), percent(piece), allEscaped(piece), html(piece)],
    ...cores(piece),
  ]);
  return [...new Set(told)].flatMap((piece) => {
    const at = text.indexOf(piece);
    return at < 0 ? [] : [text.slice(Math.max(0, at - 60), at + piece.length + 30)];
  });
}

/** Where reports and excerpts cut texts: a secret that stands across must not be cut in two. */
const CUTS = [24, 120, 200, 500, 1_000, 2_000];

const across = (secret: string): string[] =>
  CUTS.map((cut) => 'p'.repeat(cut - (cut === 500 ? 14 : 9)) + secret);

/** The secrets that the server itself makes. */
function handOut(response: ServerResponse): void {
  response.setHeader('Set-Cookie', `JSESSIONID=${SECRETS.cookie}; Path=/`);
  response.setHeader('X-CSRF-HEADER', 'X-CSRF-TOKEN');
  response.setHeader('X-CSRF-TOKEN', SECRETS.csrf);
}

/** Says back all that it was told and all secrets, in every form and place that it can. */
export function echo(secrets: readonly string[]): RequestListener {
  return (request, response) => {
    const said = [...request.rawHeaders, ...secrets.flatMap((secret) => FORMS.map((form) => form(secret)))];
    const cut = secrets.flatMap(across);
    const [first = ''] = secrets;
    handOut(response);
    response.setHeader('X-Echo', encodeURIComponent(first));
    response.setHeader('Content-Type', `application/json; charset=${encodeURIComponent(first)}`);
    const session = (at: number, word: string) => ({
      id: `id-${at}-${encodeURIComponent(word)}`,
      state: word,
      path: `/im-sessions/${word}`,
      uri: `http://agent1:${encodeURIComponent(word)}@127.0.0.1/${word}`,
      participants: [{ digits: word, e164Number: `+${word}`, phoneNumber: word, formattedPhoneNumber: word }],
      capabilities: [word],
      userData: { [word]: null, ...(at === 0 ? { said } : {}) },
    });
    response.end(
      JSON.stringify({
        imSessions: [...said, ...cut].map((word, at) => session(at, word)),
        statusCode: 0,
        statusMessage: said.join(' '),
      }),
    );
  };
}

/** Refuses everything with words that hold the secrets, cut off where excerpts are. */
export function scold(secrets: readonly string[]): RequestListener {
  let count = 0;
  return (_request, response) => {
    const words = secrets.flatMap((secret) => [...across(secret), secret]);
    const word = words[count++ % words.length] ?? '';
    handOut(response);
    response.writeHead(500, { 'Content-Type': 'text/html' }).end(word);
  };
}
