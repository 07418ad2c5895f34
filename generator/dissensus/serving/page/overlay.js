// The overlay: the faults as the terminal tells them, over the page, and out of its way at the press of a key.
// It stands in a shadow of its own, so that neither the page's style nor its contents know of it.

const STYLE = `
:host { all: initial; }
.root { position: fixed; inset: auto 0 0 0; z-index: 2147483647; display: grid; pointer-events: none;
  font: 400 15px/1.45 system-ui, sans-serif; color: #f2f0ec; color-scheme: dark; }
.root > * { pointer-events: auto; }
[hidden] { display: none !important; }
.panel { display: grid; grid-template-rows: auto minmax(0, 1fr); max-block-size: min(70vh, 44rem);
  background: #1d1b19; border-block-start: 3px solid #e5a33d; box-shadow: 0 -6px 30px rgb(0 0 0 / .35); }
.top { display: flex; align-items: center; justify-content: space-between; gap: 4px 16px;
  padding: 10px clamp(14px, 3vw, 32px); border-block-end: 1px solid #45413c; }
.words { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; min-inline-size: 0; }
p { margin: 0; }
.count { font-weight: 650; }
.behind { color: #c9c4bc; font-size: 13px; }
pre { margin: 0; padding: 14px clamp(14px, 3vw, 32px) 18px; overflow: auto; tab-size: 8;
  font: 400 13px/1.5 ui-monospace, "SFMono-Regular", "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre; }
button { font: inherit; font-size: 13px; font-weight: 600; color: inherit; background: transparent; border: 1px solid #8a847b;
  border-radius: 4px; padding: 5px 12px; cursor: pointer; flex: none; }
button:hover { background: #38342f; }
:focus-visible { outline: 2px solid #f2f0ec; outline-offset: 2px; }
pre:focus-visible { outline-offset: -3px; }
.corner, .gone { justify-self: end; margin: 0 12px 12px; padding: 7px 13px; border-radius: 6px; background: #1d1b19;
  border: 1px solid #8a847b; box-shadow: 0 2px 12px rgb(0 0 0 / .3); font-size: 13px; font-weight: 600; }
.corner { border-color: #e5a33d; }
.corner:hover { background: #38342f; }
.gone { font-weight: 400; }
@media print { .root { display: none; } }
`;

const MARKUP = `
<div class="root">
  <p class="gone" role="status" hidden></p>
  <button class="corner" type="button" aria-expanded="false" hidden></button>
  <section class="panel" aria-label="What Dissensus tells of this site" hidden>
    <div class="top">
      <div class="words"><p class="count" role="alert"></p><p class="behind"></p></div>
      <button class="fold" type="button" aria-expanded="true">Minimise</button>
    </div>
    <pre tabindex="0"></pre>
  </section>
</div>`;

const BEHIND = "The page is shown as it was before.";
const GONE = "The server has stopped. This page waits for it to come again.";

const parts = build();
let news = { told: "", count: "", behind: false };
let isFolded = false;

export function showNews(next) {
  if (next.told !== news.told) isFolded = !next.behind; // a warning waits in the corner, a fault does not
  news = next;
  draw();
}

export function showGone(isGone) {
  parts.gone.textContent = isGone ? GONE : "";
  parts.gone.hidden = !isGone;
}

function draw() {
  const { panel, corner, count, behind, text } = parts;
  panel.hidden = !news.told || isFolded;
  corner.hidden = !news.told || !isFolded;
  write(corner, news.count);
  write(count, panel.hidden ? "" : news.count);
  write(behind, news.behind ? BEHIND : "");
  write(text, news.told);
}

function write(part, words) {
  if (part.textContent !== words) part.textContent = words; // else it would be read out again
}

function fold(folded) {
  isFolded = folded;
  draw();
  (folded ? parts.corner : parts.button).focus();
}

function build() {
  const host = document.createElement("dissensus-overlay");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet(); // made by a script, as the page's policy allows
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  shadow.innerHTML = MARKUP;
  document.documentElement.append(host); // beside the body, which is the page's own
  const part = (name) => shadow.querySelector(name);
  part(".fold").addEventListener("click", () => fold(true));
  part(".corner").addEventListener("click", () => fold(false));
  part(".panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") fold(true);
  });
  return {
    gone: part(".gone"),
    corner: part(".corner"),
    panel: part(".panel"),
    count: part(".count"),
    behind: part(".behind"),
    button: part(".fold"),
    text: part("pre"),
  };
}
