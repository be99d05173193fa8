/** Header fields as Node hands them out and takes them: names and values in turn, in their order and spelling. */
export type FlatHeaders = readonly string[];

/** What is of one connection only, RFC 9110 section 7.6.1; framing is kept, for Node keeps to it. */
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'proxy-connection', 'upgrade']);
/** Named by `Connection` or not, these are needed at the other end. */
const NEEDED = new Set(['content-length', 'transfer-encoding', 'host', 'authorization']);

function* fields(flat: FlatHeaders): Generator<readonly [name: string, value: string]> {
  for (let at = 0; at + 1 < flat.length; at += 2) yield [flat[at] ?? '', flat[at + 1] ?? ''];
}

/** Name and value of each field. */
export const paired = (flat: FlatHeaders): [name: string, value: string][] =>
  Array.from(fields(flat), ([name, value]) => [name, value]);

/** All values of a field, whatever the case of its name. */
export const valuesOf = (flat: FlatHeaders, wanted: string): string[] =>
  paired(flat).flatMap(([name, value]) => (name.toLowerCase() === wanted ? [value] : []));

/** The fields that go on to the other end: all but those of the connection itself. */
export function endToEnd(flat: FlatHeaders): string[] {
  const named = valuesOf(flat, 'connection').flatMap((value) =>
    value.split(',').map((word) => word.trim().toLowerCase()),
  );
  const dropped = new Set([...OF_CONNECTION, ...named.filter((name) => !NEEDED.has(name))]);
  return paired(flat)
    .filter(([name]) => !dropped.has(name.toLowerCase()))
    .flat();
}

/** `Host` where it names the proxy itself becomes the target's: the target is asked as it would be without the proxy. */
export const toHost = (flat: FlatHeaders, own: ReadonlySet<string>, host: string): string[] =>
  paired(flat).flatMap(([name, value]) => [
    name,
    name.toLowerCase() === 'host' && own.has(value.toLowerCase()) ? host : value,
  ]);

const EXPECTS_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** Node would announce chunks for a body that nobody announced; there is none. */
export function framed(flat: FlatHeaders, method: string): string[] {
  const isFramed = paired(flat).some(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name));
  return isFramed || !EXPECTS_BODY.has(method) ? [...flat] : [...flat, 'Content-Length', '0'];
}
