import { ROOT, SITE, escape, framed } from "./_includes/page.js";

export const data = {
  pagination: { data: "collections.points", size: 50, alias: "shown" },
  permalink: ({ pagination }) => (pagination.pageNumber ? `/page/${pagination.pageNumber + 1}/` : "/"),
};

export function render({ shown, pagination, page }) {
  return framed(
    page.url,
    SITE,
    `<h1>${SITE}</h1>
<ul>
${shown.map((point) => `<li><a href="${ROOT}${point.url}">${escape(point.data.title)}</a> ${escape(point.data.question)}</li>`).join("\n")}
</ul>
<nav>
<p>Page ${pagination.pageNumber + 1} of ${pagination.pages.length}</p>
${onward("prev", pagination.href.previous)}${onward("next", pagination.href.next)}</nav>`,
  );
}

const onward = (rel, href) =>
  href ? `<a rel="${rel}" href="${ROOT}${href}">${rel === "prev" ? "Previous" : "Next"} page</a>\n` : "";
