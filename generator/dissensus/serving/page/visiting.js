// Visits: the page as it is at the server now, and the open one made like it.

import { keepingPlace } from "./keeping.js";
import { morph } from "./morphing.js";

const OURS = "script[data-dissensus]";
const RUNS = ["", "module", "text/javascript", "application/javascript"];

// What our script in a page says of it.
function about(script) {
  const { dissensus, page, policy } = script.dataset;
  return { script: new URL(script.getAttribute("src"), location.href).href, number: Number(dissensus), page, policy };
}

export function pageAsOpened() {
  const script = document.querySelector(OURS);
  const page = about(script);
  script.remove(); // so that the document is as it is published
  return page;
}

// What the open page is after it was made like that of the server. A page that cannot be made so is opened anew.
export async function visit(page, { whatever = false } = {}) {
  const headers = whatever ? {} : { "If-None-Match": `"${page.page}"` };
  const answer = await fetch(location.pathname + location.search, { headers, cache: "no-store" });
  const text = await answer.text();
  if (answer.status === 304) return page;
  const there = new DOMParser().parseFromString(text, "text/html");
  const script = there.querySelector(OURS);
  if (!script) return openAnew();
  const next = about(script);
  script.remove();
  if (next.page === page.page) return next;
  if (next.policy !== page.policy || programs(there) !== programs(document)) return openAnew();
  await keepingPlace(() => morph(document, there));
  return next;
}

export function openAnew() {
  location.reload();
  return new Promise(() => {}); // nothing more is to be done here
}

function programs(there) {
  const scripts = [...there.querySelectorAll("script")].filter((script) => RUNS.includes(script.type));
  return scripts.map((script) => script.outerHTML).join("\n");
}
