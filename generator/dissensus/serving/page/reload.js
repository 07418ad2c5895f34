// Keeps an open page up to date with the site: hears the news, has the page visited, and the faults shown.

import { showGone, showNews } from "./overlay.js";
import { openAnew, pageAsOpened, visit } from "./visiting.js";

const WAITS = [250, 500, 1000, 2000]; // milliseconds between two knocks at a server that does not answer

let page = pageAsOpened();
let source = null;
let waited = 0;
let work = Promise.resolve(); // one thing after another, whatever comes meanwhile

function listen() {
  leave();
  const address = new URL(`events?at=${encodeURIComponent(location.pathname)}`, page.script);
  source = new EventSource(address);
  source.onmessage = (event) => {
    waited = 0;
    showGone(false);
    soon(() => follow(JSON.parse(event.data)));
  };
  source.onerror = () => {
    leave();
    soon(knock);
  };
}

function leave() {
  source?.close();
  source = null;
}

function soon(step) {
  work = work.then(step).catch(knockLater);
}

async function follow(news) {
  if (news.number !== page.number) {
    page = { ...(await visit(page)), number: news.number };
  }
  showNews(news);
}

// The server may have gone, or come again with another token: the page itself tells which.
async function knock() {
  page = await visit(page, { whatever: true });
  listen();
}

function knockLater() {
  showGone(true);
  const wait = WAITS[Math.min(waited++, WAITS.length - 1)];
  setTimeout(() => soon(knock), wait);
}

// A browser keeps few connections to one server: a page that nobody sees hands its own back.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) leave();
  else if (!source) soon(knock);
});
addEventListener("pagehide", leave);
addEventListener("pageshow", (event) => {
  if (event.persisted) openAnew();
});

listen();
