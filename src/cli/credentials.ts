import { credentials as options } from './options/credentials.ts';
import { keepSecret } from './secrets.ts';
import type { TargetUrl } from './target-url.ts';
import { note } from './standard-output.ts';
import { quoted, UsageError } from './usage-error.ts';
import type { Values } from './values.ts';

/** How both agents prove who they are. */
export interface Credentials {
  readonly user?: string;
  readonly password?: string;
  readonly secondUser?: string;
  readonly secondPassword?: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bearer?: string;
  readonly tokenCommand?: string;
}

/** More than this is no password. */
const LONGEST_INPUT = 65_536;

/** The first line of standard input, without its line end. */
export async function firstLine(input: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const chunk of input) {
    text += chunk.toString();
    if (text.includes('\n') || text.length > LONGEST_INPUT) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? '';
}

/** The password that the options give; standard input is read once, for all targets. */
async function givenPassword(values: Values): Promise<string | undefined> {
  if (!values.get(options.passwordStdin)) return values.get(options.password);
  if (values.given(options.password)?.place === '--password')
    throw new UsageError('--password and --password-stdin cannot both be given');
  const password = await firstLine(process.stdin);
  if (password === '')
    throw new UsageError('--password-stdin: standard input has no password in its first line');
  keepSecret(password);
  return password;
}

/** Puts the credentials for a target together; those in its URL count where no option says otherwise. */
export async function credentialsOf(values: Values): Promise<(url: TargetUrl) => Credentials> {
  const password = await givenPassword(values);
  return (url) => together(values, url, password ?? url.password);
}

function together(values: Values, url: TargetUrl, password: string | undefined): Credentials {
  const user = values.get(options.user) ?? url.user;
  const secondUser = values.get(options.secondUser);
  const secondPassword = values.get(options.secondPassword);
  const bearer = values.get(options.bearer);
  const tokenCommand = values.get(options.tokenCommand);
  // In a variable or the config file it may be meant for another run.
  if (user === undefined && values.given(options.password)?.place === '--password')
    throw new UsageError('--password needs --user');
  if (user?.includes(':')) throw new UsageError('--user must not hold a colon: HTTP Basic cannot carry it');
  if (secondUser === undefined && secondPassword !== undefined)
    throw new UsageError('--second-password needs --second-user');
  if (secondUser !== undefined && secondUser === user)
    throw new UsageError('--second-user must be another agent than --user');
  if (user !== undefined && (bearer ?? tokenCommand) !== undefined)
    throw new UsageError(
      `--user and ${bearer === undefined ? '--token-command' : '--bearer'} cannot both be given: a request has one of them`,
    );
  if (user !== undefined && password === undefined)
    note(
      `imsessions: no password was given for ${quoted(user)}, so an empty one is sent; see --password-stdin`,
    );
  return {
    ...(user === undefined ? {} : { user, password: password ?? '' }),
    ...(secondUser === undefined ? {} : { secondUser, secondPassword: secondPassword ?? '' }),
    headers: values.get(options.headers),
    ...(bearer === undefined ? {} : { bearer }),
    ...(tokenCommand === undefined ? {} : { tokenCommand }),
  };
}
