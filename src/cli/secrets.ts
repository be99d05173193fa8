import { createRedactor } from '../redact.ts';

const redactor = createRedactor([]);

/** Notes a secret, so that no word of the tool repeats it, in whatever form. */
export function keepSecret(value: string | undefined): void {
  if (value !== undefined) redactor.learn({ kind: 'secret', value });
}

/** The text without any secret that was given to this process. */
export const redacted = (text: string): string => redactor.excerpt(text);
