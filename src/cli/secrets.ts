const known = new Set<string>();

/** Notes a secret, so that no word of the tool repeats it. */
export function keepSecret(value: string | undefined): void {
  if (value !== undefined && value !== '') known.add(value);
}

/** The forms in which a secret may stand in a text. */
const forms = (value: string): string[] => [
  value,
  encodeURIComponent(value),
  Buffer.from(value).toString('base64'),
  JSON.stringify(value).slice(1, -1),
];

/** The text without any secret that was given to this process. */
export function redacted(text: string): string {
  const all = [...known].flatMap(forms).sort((a, b) => b.length - a.length);
  return all.reduce((rest, form) => rest.replaceAll(form, '[secret]'), text);
}
