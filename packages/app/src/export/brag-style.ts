/**
 * The look of an exported brag document: tokens of the product's two themes ("paper" and "ink"), a ledger of dated rows,
 * and print. System fonts only, so that the file needs nothing from anywhere.
 */
export const BRAG_STYLE = `
:root {
  color-scheme: light dark;
  --bg: light-dark(#faf8f2, #171714);
  --rule: light-dark(#e2dccd, #302e28);
  --rule-strong: light-dark(#bfb6a2, #4d493f);
  --ink: light-dark(#211f1b, #ece8de);
  --ink-2: light-dark(#4f4a42, #bdb7a9);
  --ink-3: light-dark(#6b655a, #a39d8f);
  --accent: light-dark(#1d5b49, #86c5a9);
  --code: light-dark(#2a6bab, #5f9de4);
  --system: light-dark(#836300, #cfa637);
  --business: light-dark(#7d2460, #f5b0cd);
  --warn: light-dark(#9a4a00, #eda266);
  --serif: "Source Serif 4 Variable", "Source Serif 4", "Newsreader", Charter, "Iowan Old Style", Georgia, serif;
  --sans: "Source Sans 3 Variable", "Source Sans 3", "Noto Sans", "Segoe UI", system-ui, sans-serif;
  --mono: "Source Code VF", "Source Code Pro", "IBM Plex Mono", ui-monospace, Menlo, Consolas, monospace;
}
@media (prefers-contrast: more) {
  :root { --ink-2: var(--ink); --ink-3: var(--ink); --rule: var(--rule-strong); }
}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--bg); color: var(--ink); font: 100%/1.45 var(--sans); -webkit-text-size-adjust: 100%; }
body { margin: 0; font-size: 0.9375rem; }
main { max-width: 62rem; margin: 0 auto; padding: 4rem 2rem; overflow-wrap: anywhere; }
h1, h2, h3, p, ol, ul, dl, dd { margin: 0; padding: 0; }
ol, ul { list-style: none; }
h1, h2, h3 { font-family: var(--serif); font-weight: 500; line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.125rem; letter-spacing: -0.012em; }
h2 { font-size: 1.25rem; }
h3 { font-size: 1.0625rem; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--rule-strong); text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code { font-family: var(--mono); font-size: 0.92em; }
svg { display: block; }

.head { padding-bottom: 1.25rem; border-bottom: 3px double var(--rule-strong); }
.head p { margin-top: 0.5rem; color: var(--ink-2); }
.head .period { color: var(--ink); font: italic 1.25rem/1.3 var(--serif); }
.summary, .empty { max-width: 36rem; margin: 1.5rem 0 0; font: 1.1875rem/1.6 var(--serif); text-wrap: pretty; }
.empty + .todo { max-width: 36rem; margin-top: 0.75rem; color: var(--ink-2); }

.group { margin-top: 3rem; }
.group > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1rem; padding-bottom: 0.5rem; border-bottom: 1px solid var(--rule-strong); }
.group > header p { margin-left: auto; color: var(--ink-2); font-size: 0.875rem; }
.lines.bare { margin-top: 2rem; border-top: 1px solid var(--rule-strong); }
.lines > li { display: grid; grid-template-columns: 5.5rem 1.75rem minmax(0, 1fr) minmax(0, 15rem); border-bottom: 1px solid var(--rule); }
.day { padding: 0.9rem 0.75rem 0.9rem 0; border-right: 1px solid var(--rule-strong); color: var(--ink-2); font: 0.8125rem/1.5rem var(--mono); letter-spacing: -0.015em; word-spacing: -0.22em; }
.day span { display: block; }
.mark { justify-self: end; width: 12px; height: 12px; margin-top: 1.3rem; fill: none; stroke: currentColor; stroke-width: 1.8; overflow: visible; }
.mark.full { fill: currentColor; }
.mark.code { color: var(--code); } .mark.system { color: var(--system); } .mark.business { color: var(--business); }
.what { padding: 0.9rem 1.5rem 0.9rem 0.75rem; }
.lead { font: 500 1.125rem/1.5rem var(--serif); text-wrap: pretty; }
.what p + p { margin-top: 0.25rem; color: var(--ink-2); font-size: 0.875rem; }
.what p.second { font: 1rem/1.4 var(--serif); }
.what .file { display: none; }
.numbers { padding: 0.9rem 0; text-align: right; line-height: 1.5rem; }
.numbers p + p { margin-top: 0.5rem; }
.numbers .name { display: block; color: var(--ink-2); font-size: 0.8125rem; line-height: 1.3; unicode-bidi: isolate; }
.numbers .values, .numbers b { font: 0.875rem/1.5rem var(--mono); letter-spacing: -0.015em; word-spacing: -0.22em; }
.numbers b { font-weight: 600; white-space: nowrap; }
.numbers .open { color: var(--warn); font-weight: 600; font-size: 0.875rem; white-space: nowrap; }
.for-manager .open:not(.worse) { color: var(--ink-2); font-weight: 400; }
.numbers .even { color: var(--ink-2); font-size: 0.875rem; }
.numbers .worse::before { content: "▲ "; font-size: 0.75em; }

.missing { margin-top: 3.5rem; padding-top: 1.5rem; border-top: 3px double var(--rule-strong); }
.gap { max-width: 44rem; margin-top: 1.5rem; }
.gap .question { margin-top: 0.5rem; color: var(--ink-2); font-style: italic; font-family: var(--serif); font-size: 1rem; }
.gap li { padding: 0.3rem 0; border-bottom: 1px solid var(--rule); }
.foot { margin-top: 3rem; padding-top: 1rem; border-top: 3px double var(--rule-strong); color: var(--ink-2); font-size: 0.875rem; }
.foot p + p { margin-top: 0.25rem; }

@media (max-width: 46rem) {
  main { padding: 2rem 1rem 3rem; }
  h1 { font-size: 1.75rem; }
  .group > header p { margin-left: 0; }
  .lines > li { grid-template-columns: 1.5rem minmax(0, 1fr); padding: 0.9rem 0; }
  .day { grid-column: 2; grid-row: 1; padding: 0; border: 0; }
  .day span { display: inline; }
  .mark { grid-column: 1; grid-row: 1; justify-self: start; margin-top: 0.4rem; }
  .what { grid-column: 2; padding: 0.1rem 0 0; }
  .numbers { grid-column: 2; padding: 0.4rem 0 0; text-align: left; }
}

@page { margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #4f4a42; } }
@media print {
  :root { color-scheme: light; --bg: #fff; }
  html { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  a { text-decoration: none; }
  h2, h3, .group > header, .question { break-after: avoid; }
  .lines > li, .gap li, .head, .summary, .foot { break-inside: avoid; }
  .group { margin-top: 1.75rem; }
  .what p + p { margin-top: 0.1rem; }
  .lines > li { grid-template-columns: 5rem 1.75rem minmax(0, 1fr) minmax(0, 14rem); padding: 0; }
  .day { grid-column: auto; grid-row: auto; padding: 0.5rem 0.5rem 0.5rem 0; border-right: 1px solid var(--rule-strong); }
  .what { grid-column: auto; padding: 0.5rem 1rem 0.5rem 0.75rem; }
  .numbers { grid-column: auto; padding: 0.5rem 0; text-align: right; }
  .mark { grid-column: auto; grid-row: auto; justify-self: end; margin-top: 0.85rem; }
  .what p.file { display: block; color: var(--ink-3); font: 7.5pt/1.4 var(--mono); }
}
`;
