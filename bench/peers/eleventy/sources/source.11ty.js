import { ROOT, escape, framed, time } from "../_includes/page.js";

export const data = {
  pagination: { data: "sources", size: 1, alias: "id" },
  permalink: (data) => `/sources/${data.id}/`,
};

export function render({ id, sources, parties, collections, page }) {
  const source = sources[id];
  const said = collections.statements[id] ?? [];
  return framed(
    page.url,
    source.name,
    `<h1>${escape(source.name)}</h1>
${source.role ? `<p class="role">${escape(source.role)}</p>\n` : ""}${source.party ? `<p class="party">${escape(parties[source.party].name)}</p>\n` : ""}<h2>Statements</h2>
<ul>
${said.map(line).join("\n")}
</ul>`,
  );
}

const line = ({ href, title, card }) =>
  `<li>${time(card.said)} <a href="${ROOT}${href}#${card.id}">${escape(title)}</a>: ${escape(card.claim)}</li>`;
