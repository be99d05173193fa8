import type { Reporter } from './reporter.ts';

/** Every reporter by the name that `--reporter` takes, loaded when it is asked for: a run mostly needs one. */
export const loaders = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  junit: async () => (await import('./junit.ts')).junit,
  html: async () => (await import('./html.ts')).html,
  markdown: async () => (await import('./markdown.ts')).markdown,
  sarif: async () => (await import('./sarif.ts')).sarif,
  ctrf: async () => (await import('./ctrf.ts')).ctrf,
  badge: async () => (await import('./badge.ts')).badge,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>;

export type ReporterName = keyof typeof loaders;

export const isReporterName = (name: string): name is ReporterName => Object.hasOwn(loaders, name);
