import { createHash } from 'node:crypto';
import type { RunResult } from '../../contract/types.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { text } from './text.ts';

const hashed = (content: string): string =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

/** Nothing is loaded, and only this style and this script act, whatever a target managed to put into the page. */
const policy = (): string =>
  `default-src 'none'; style-src ${hashed(STYLE)}; script-src ${hashed(SCRIPT)}; base-uri 'none'; form-action 'none'`;

/** A sign in the tab that tells runs apart: nothing is fetched for it. */
export function head(result: RunResult): string {
  const { product } = result.statement;
  const of = product === '' ? result.target : product;
  return (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' +
    `<meta http-equiv="Content-Security-Policy" content="${policy()}">\n` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n' +
    `<meta name="generator" content="${text(`${result.tool.name} ${result.tool.version}`)}">\n` +
    `<title>${result.verdict}: imSessions conformance of ${text(of)}</title>\n` +
    `<style>${STYLE}</style>\n</head>\n`
  );
}
