/** The style sheet of the report page; colours by role, for light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --bg: #fff; --panel: #f6f8fa; --text: #1f2328; --muted: #59636e; --line: #d1d9e0;
  --success: #1a7f37; --failure: #cf222e; --cancelled: #6e7781; --skipped: #6e7781; --flaky: #9a6700;
  --images: #8250df; --state: #1b7c83; --start: #0969da; --ready: #54aeff; --prepare: #bf8700; --tests: #2da44e; --teardown: #8c959f; }
@media (prefers-color-scheme: dark) { :root { --bg: #0d1117; --panel: #161b22; --text: #e6edf3; --muted: #9198a1; --line: #30363d;
  --success: #3fb950; --failure: #f85149; --cancelled: #8b949e; --skipped: #8b949e; --flaky: #d29922;
  --images: #a371f7; --state: #39c5cf; --start: #2f81f7; --ready: #79c0ff; --prepare: #d29922; --tests: #3fb950; --teardown: #6e7681; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--bg); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
a { color: var(--start); } .muted { color: var(--muted); } .verdict { border-left: .4rem solid; padding: .2rem 1rem; }
.verdict.success { border-color: var(--success); } .verdict.failure { border-color: var(--failure); }
.verdict.cancelled, .verdict.skipped { border-color: var(--cancelled); }
code, pre, .mono { font: 13px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .7rem; overflow: auto; max-height: 30rem;
  white-space: pre-wrap; overflow-wrap: anywhere; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--muted); font-weight: 600; white-space: nowrap; } .n { text-align: right; white-space: nowrap; }
.passed, .success { color: var(--success); } .failed, .failure { color: var(--failure); font-weight: 600; }
.flaky { color: var(--flaky); } .not-run { color: var(--failure); } .skipped, .interrupted, .cancelled { color: var(--muted); }
td p { margin: 0; } .verdict { color: var(--text); font-weight: 400; } .verdict p { margin: .2rem 0 0; }
#shards th:nth-child(n + 2):nth-child(-n + 9) { text-align: right; }
.filter { display: flex; gap: .6rem; margin: .6rem 0; flex-wrap: wrap; align-items: center; }
input, select { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .3rem .6rem; }
input { flex: 1 1 16rem; } svg { width: 100%; height: auto; display: block; } svg text { fill: var(--text); font-size: 12px; }
svg .axis { stroke: var(--line); } svg .late { fill: var(--muted); }
.images { fill: var(--images); } .state { fill: var(--state); } .start { fill: var(--start); } .ready { fill: var(--ready); } .prepare { fill: var(--prepare); }
.tests { fill: var(--tests); } .teardown { fill: var(--teardown); } .rest { fill: var(--cancelled); }
.legend { display: flex; gap: 1rem; flex-wrap: wrap; } .legend svg { width: .8rem; height: .8rem; display: inline-block; }
`;
