import type { RunResult } from '../contract/types.ts';
import { about } from './html/about.ts';
import { filters } from './html/filters.ts';
import { findings, unjudged } from './html/findings.ts';
import { head } from './html/head.ts';
import { matrix, overview } from './html/matrix.ts';
import { SCRIPT } from './html/script.ts';
import { notices, summary } from './html/summary.ts';
import { text } from './html/text.ts';

/** One page that stands alone: no network, no script needed for what it says, on a screen or on paper. */
export function* html(result: RunResult): Generator<string> {
  yield head(result);
  yield '<body>\n<a class="jump" href="#main">Skip to the findings</a>\n';
  yield summary(result);
  yield '<main id="main" tabindex="-1">\n';
  yield notices(result);
  yield* overview(result);
  yield filters(result);
  yield* findings(result);
  yield* unjudged(result);
  yield* matrix(result);
  yield about(result);
  yield `</main>\n<footer><p>Made by ${text(`${result.tool.name} ${result.tool.version}`)}. This file holds all it shows and loads nothing.</p></footer>\n`;
  yield `<script>${SCRIPT}</script>\n</body>\n</html>\n`;
}
