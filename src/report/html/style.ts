/** Light and dark follow the system; every pair of colours keeps WCAG AA. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --ink: #1b2430; --soft: #4d5968; --line: #d9dee5; --link: #0b57a8; --code: #eef1f5;
  --fail: #a3141f; --fail-tint: #fdecec; --warn: #7a4d00; --warn-tint: #fff3d6;
  --inconclusive: #5a3d9a; --inconclusive-tint: #f1ecfb; --skip: #4d5968; --skip-tint: #eceff3;
  --waived: #0a5a70; --waived-tint: #e2f3f7; --pass: #13653a; --pass-tint: #e3f5ea;
  --shadow: 0 1px 2px rgb(20 30 50 / .06), 0 4px 16px rgb(20 30 50 / .06);
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10151c; --card: #19212b; --ink: #e8edf3; --soft: #adb9c7; --line: #303c4a; --link: #8cc2ff; --code: #222c38;
    --fail: #ff9b9b; --fail-tint: #3b1d22; --warn: #f5c76a; --warn-tint: #362b14;
    --inconclusive: #c9b4ff; --inconclusive-tint: #2b2542; --skip: #b7c2cf; --skip-tint: #27313d;
    --waived: #84d5ea; --waived-tint: #15323b; --pass: #83dba6; --pass-tint: #153223;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
header.top, main, footer { max-width: 72rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
main:focus { outline: none; }
h1, h2, h3, h4, h5 { line-height: 1.3; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 1rem; }
h3 { font-size: 1.05rem; margin: 0; }
h5 { font-size: .75rem; margin: 0 0 .3rem; color: var(--soft); text-transform: uppercase; letter-spacing: .06em; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: var(--mono); font-size: .875em; unicode-bidi: isolate; }
:not(pre) > code { background: var(--code); border-radius: 4px; padding: .1em .35em; }
pre { margin: 0; padding: .7rem .85rem; background: var(--code); border-radius: 8px; white-space: pre-wrap; }
ul { list-style: none; margin: 0; padding: 0; }
.jump { position: absolute; left: -999rem; }
.jump:focus { left: 1rem; top: 1rem; z-index: 1; background: var(--card); padding: .5rem 1rem; border-radius: 8px; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.fail { --tone: var(--fail); --tint: var(--fail-tint); }
.warn { --tone: var(--warn); --tint: var(--warn-tint); }
.inconclusive { --tone: var(--inconclusive); --tint: var(--inconclusive-tint); }
.skip { --tone: var(--skip); --tint: var(--skip-tint); }
.waived { --tone: var(--waived); --tint: var(--waived-tint); }
.pass { --tone: var(--pass); --tint: var(--pass-tint); }

.top { margin-top: clamp(1rem, 4vw, 2.5rem); }
.top .kind { margin: 0; color: var(--soft); font-weight: 600; letter-spacing: .02em; }
.top h1 { display: flex; align-items: center; gap: .6rem; margin: .4rem 0 .8rem; font-size: clamp(2rem, 6vw, 3rem); color: var(--tone); letter-spacing: -.02em; }
.seal { display: inline-grid; place-items: center; flex: none; width: 1.25em; height: 1.25em; border-radius: 50%; background: var(--tone); color: var(--page); font-size: .8em; }
.tested { font-size: 1.2rem; font-weight: 600; margin: 0 0 .2rem; }
.target { margin: 0; color: var(--soft); }
.reason { max-width: 62ch; font-size: 1.05rem; padding-left: 1rem; border-left: 4px solid var(--tone); }
.bars { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1.5rem 0; }
.judged { flex: 1 1 14rem; max-width: 26rem; }
.bar { display: block; width: 100%; height: .6rem; margin-top: .4rem; border-radius: 1rem; overflow: hidden; }
.bar .track { fill: var(--line); }
.bar .part { fill: var(--link); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; }
.tile { padding: .75rem 1rem; border-radius: 12px; background: var(--tint); color: var(--tone); }
.tile .count { display: block; font-size: 1.75rem; font-weight: 700; line-height: 1.1; font-variant-numeric: tabular-nums; }
.tile.none { background: none; color: var(--soft); box-shadow: inset 0 0 0 1px var(--line); }

.notices { background: var(--warn-tint); color: var(--ink); border-radius: 12px; padding: .9rem 1.2rem; border-left: 4px solid var(--warn); }
.notices li + li { margin-top: .4rem; }
.notices .bad { color: var(--fail); font-weight: 600; }

.chip, .level { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .8125rem; font-weight: 600; white-space: nowrap; }
.chip { background: var(--tint); color: var(--tone); }
.level { border: 1px solid var(--line); color: var(--soft); }
.level.must { border-color: var(--soft); color: var(--ink); }
.level.should { border-style: dashed; border-color: var(--soft); }
.id { font-family: var(--mono); font-size: .875em; font-weight: 700; white-space: nowrap; }
.id.long { white-space: normal; }

.overview { margin: 0; background: var(--card); border-radius: 14px; box-shadow: var(--shadow); padding: .5rem 1.25rem; columns: 28rem 2; column-gap: 2.5rem; column-rule: 1px solid var(--line); }
.overview > div { display: grid; grid-template-columns: 7.6rem 1fr; gap: .25rem .5rem; padding: .6rem 0; align-items: center; }
.overview > div { break-inside: avoid; border-bottom: 1px solid var(--line); }
.overview dt { font-weight: 600; }
.overview dd { margin: 0; }
.overview ul { display: flex; flex-wrap: wrap; gap: .3rem; }
.cell { display: inline-flex; gap: .25rem; min-width: 2.7rem; justify-content: center; padding: .1rem .3rem; border-radius: 8px; background: var(--tint); color: var(--tone); border: 1px solid var(--tone); text-decoration: none; font-size: .875rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.cell.should { border-style: dashed; }
.cell:hover { text-decoration: underline; }
.legend { color: var(--soft); font-size: .875rem; margin: .6rem 0 0; }

#filters { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: end; margin-top: 2rem; padding: 1rem 1.25rem; background: var(--card); border-radius: 14px; box-shadow: var(--shadow); }
#filters fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .35rem; flex: 1 1 100%; }
#filters legend { padding: 0 0 .3rem; font-weight: 600; font-size: .875rem; }
#filters > label { font-weight: 600; font-size: .875rem; display: grid; gap: .25rem; }
#filters input[type='search'], #filters select, button { font: inherit; font-weight: 400; font-size: .9375rem; color: var(--ink); background: var(--page); border: 1px solid var(--soft); border-radius: 8px; padding: .35rem .6rem; min-height: 2.4rem; }
#filters > label:has([type='search']) { flex: 1 1 12rem; }
button { cursor: pointer; font-weight: 600; }
button:hover { border-color: var(--link); color: var(--link); }
.choice { position: relative; display: inline-block; cursor: pointer; }
.choice input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
.choice > span { display: inline-block; padding: .25rem .8rem; border-radius: 1rem; border: 1px solid var(--soft); font-size: .875rem; font-weight: 600; }
.choice input:checked + span { background: var(--tone); border-color: var(--tone); color: var(--page); }
.choice input:focus-visible + span { outline: 3px solid var(--link); outline-offset: 2px; }
#shown { margin: 0; color: var(--soft); align-self: center; }

article { background: var(--card); border-radius: 14px; box-shadow: var(--shadow); border-left: 6px solid var(--tone); padding: 1.1rem 1.25rem; margin-bottom: 1.1rem; content-visibility: auto; contain-intrinsic-size: auto 24rem; }
.meta { margin: .4rem 0 .8rem; color: var(--soft); font-size: .9rem; }
.finding { border-top: 1px solid var(--line); padding: .6rem 0; }
.finding > summary, .exchange > summary { cursor: pointer; }
.finding > summary .message { font-weight: 600; }
.finding > summary .where { box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.finding[open] > summary { margin-bottom: .6rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: .75rem; }
.side pre { border-left: 4px solid var(--line); }
.side.expected pre { border-color: var(--pass); }
.side.actual pre { border-color: var(--tone); }
.waived .side.actual pre { border-color: var(--waived); }
.request { margin: .75rem 0; color: var(--soft); font-size: .9rem; }
.curl { position: relative; margin-top: .75rem; }
.curl button { display: none; }
.js .curl pre { padding-right: 5.5rem; }
.js .curl button { display: block; position: absolute; right: .4rem; bottom: .4rem; min-height: 2rem; padding: .15rem .7rem; font-size: .8125rem; }
.exchange { margin-top: .75rem; }
.exchange h5 { margin-top: .6rem; }
.more, .waiver { color: var(--soft); }
.fine { padding: 1rem 1.25rem; background: var(--card); border-radius: 14px; box-shadow: var(--shadow); }

.unjudged { display: grid; gap: .75rem; }
.unjudged > li { background: var(--card); border-radius: 12px; border-left: 6px solid var(--tone); padding: .8rem 1.1rem; box-shadow: var(--shadow); }
.unjudged p { margin: .35rem 0 0; }
.alike { margin-top: .6rem; display: grid; gap: .3rem; font-size: .9375rem; }

.scroll { overflow-x: auto; background: var(--card); border-radius: 14px; box-shadow: var(--shadow); }
table { width: 100%; min-width: 44rem; border-collapse: collapse; font-size: .9375rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; overflow-wrap: break-word; }
td:nth-child(2) { overflow-wrap: anywhere; min-width: 16rem; }
thead th { font-size: .75rem; text-transform: uppercase; letter-spacing: .06em; color: var(--soft); }
tbody tr { border-top: 1px solid var(--line); }
tr.area th { background: var(--code); font-size: .9375rem; }
tr:target, article:target { outline: 3px solid var(--link); outline-offset: -3px; }
.firmness, .none { color: var(--soft); }
.firmness { display: block; font-size: .875rem; }
.to { white-space: nowrap; font-size: .875rem; }

.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; align-items: start; }
.columns > div { background: var(--card); border-radius: 14px; box-shadow: var(--shadow); padding: 1rem 1.25rem; }
.about { margin: .5rem 0 0; }
.about > div { display: grid; grid-template-columns: 9rem 1fr; gap: .5rem; padding: .35rem 0; border-top: 1px solid var(--line); }
.about dt { color: var(--soft); }
.about dd { margin: 0; }
footer { color: var(--soft); font-size: .875rem; padding-block: 2rem; }

@media (max-width: 34rem) {
  .overview > div, .about > div { grid-template-columns: 1fr; }
}
@media print {
  :root {
    --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #0b57a8; --code: #f3f3f3; --shadow: none;
    --fail: #a3141f; --fail-tint: #fdecec; --warn: #7a4d00; --warn-tint: #fff3d6;
    --inconclusive: #5a3d9a; --inconclusive-tint: #f1ecfb; --skip: #444; --skip-tint: #eee;
    --waived: #0a5a70; --waived-tint: #e2f3f7; --pass: #13653a; --pass-tint: #e3f5ea;
  }
  @page { margin: 15mm 14mm; }
  * { print-color-adjust: exact; }
  html { font-size: 12px; }
  header.top, main, footer { max-width: none; padding-inline: 0; }
  h2 { margin-top: 2rem; }
  .jump, #filters, .curl button, .to { display: none !important; }
  .js .curl pre { padding-right: .85rem; }
  .sides { grid-template-columns: 1fr 1fr; }
  .overview { columns: auto; }
  article { content-visibility: visible; }
  article, .unjudged > li, .fine, .scroll, .overview, .columns > div { border: 1px solid var(--line); }
  article, .unjudged > li { border-left: 6px solid var(--tone); }
  h2, h3, .meta, summary, .unjudged > li[data-status], .alike li, tr, .overview > div, .side, .curl { break-inside: avoid; }
  h2, h3, h5, .meta, summary, thead, tr.area { break-after: avoid; }
  .finding:not([open])::details-content, .finding:first-of-type .exchange::details-content { content-visibility: visible; display: block; }
  .finding ~ .finding .exchange:not([open]) { display: none; }
  .scroll { overflow: visible; }
  table { min-width: 0; table-layout: fixed; }
  th, td { padding: .3rem .5rem; overflow-wrap: anywhere; min-width: 0 !important; }
  thead th:nth-child(1) { width: 13%; }
  thead th:nth-child(3) { width: 10%; }
  thead th:nth-child(4), thead th:nth-child(5) { width: 15%; }
  thead th:nth-child(6) { width: 20%; }
}
`;
