import type { TargetOptions } from '../target/index.ts';
import type { Credentials } from './credentials.ts';
import { readInput } from './json-file.ts';
import { connection as options } from './options/connection.ts';
import { limits } from './options/limits.ts';
import type { Option } from './options/option.ts';
import { UsageError } from './usage-error.ts';
import type { Values } from './values.ts';

async function pem(values: Values, option: Option<string | undefined>): Promise<string | undefined> {
  const file = values.get(option);
  if (file === undefined) return undefined;
  const text = new TextDecoder('latin1').decode(await readInput(file, `the file of --${option.name}`));
  if (!text.includes('-----BEGIN ')) throw new UsageError(`--${option.name}: the file holds no PEM text`);
  return text;
}

/** How the target is reached, from options and files; files that cannot be read are refused here. */
export async function connectionOf(
  values: Values,
  base: string,
  credentials: Credentials,
): Promise<Omit<TargetOptions, 'budget' | 'signal'>> {
  const ca = await pem(values, options.ca);
  const cert = await pem(values, options.cert);
  const key = (await pem(values, options.key)) ?? (cert?.includes('PRIVATE KEY-----') ? cert : undefined);
  if (cert !== undefined && key === undefined) throw new UsageError('--cert needs --key');
  if (cert === undefined && key !== undefined) throw new UsageError('--key needs --cert');
  const proxy = values.get(options.proxy);
  return {
    base,
    apiBase: values.get(options.apiBase),
    ...credentials,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    insecure: values.get(options.insecure),
    ...(proxy === undefined ? {} : { proxy }),
    environment: process.env,
    waitMs: values.get(limits.wait),
    rate: values.get(limits.rate),
    timeoutMs: values.get(limits.timeout),
    deadlineMs: values.get(limits.deadline),
    maxBodyBytes: values.get(limits.maxBody),
    concurrency: values.get(limits.concurrency),
  };
}
