import markdownIt from "markdown-it";
import { ROOT, escape, framed, time } from "./page.js";

const markdown = markdownIt();

export function render(data) {
  const { question, title, topics, summary, positions, cards } = data;
  return framed(
    data.page.url,
    title,
    `<h1>${escape(question)}</h1>
<p class="title">${escape(title)}</p>
<p class="topics">Topics: ${topics.map(escape).join(", ")}</p>
<div class="summary">${markdown.render(summary.replace(/\[@([a-z0-9-]+)\]/g, "[[$1]](#$1)"))}</div>
<h2>Positions</h2>
<dl>
${Object.values(positions).map((position) => `<dt>${escape(position.label)}</dt>\n<dd>${escape(position.holds)}</dd>`).join("\n")}
</dl>
<h2>Statements</h2>
${cards.map((card) => statement(card, data)).join("\n")}`,
  );
}

function statement(card, { positions, sources, documents }) {
  return `<article id="${card.id}">
<h3><a href="${ROOT}/sources/${card.speaker}/">${escape(sources[card.speaker].name)}</a></h3>
<p>${time(card.said)}</p>
<p class="position">Holds: ${escape(positions[card.position].label)}</p>
<p class="claim">${escape(card.claim)}</p>
${card.figure ? figure(card.figure) : ""}${card.reports.map((report) => carried(report, sources, documents)).join("\n")}
${card.relates ? related(card.relates) : ""}</article>`;
}

const figure = (given) =>
  `<p class="figure">Figure as worded: ${escape(given["as-worded"])} (${escape(given.counted)}, ${escape(given.whom)})</p>\n`;

function carried(report, sources, documents) {
  const document = documents[report.document];
  return `<figure>
<blockquote>${escape(report.quote)}</blockquote>
<figcaption>${escape(document.title)}, ${escape(sources[document.outlet].name)}, ${time(document.published)}</figcaption>
${report.caveat ? reserved(report.caveat) : ""}</figure>`;
}

const reserved = (caveat) =>
  `<p class="caveat">Verification note: ${escape(caveat.quote)} (covers: ${escape(caveat.covers)})</p>\n`;

const related = (relations) => `<ul class="relations">
${relations.map((to) => `<li>${to.as} <a href="#${to.to}">${to.to}</a>. ${escape(to.why)}</li>`).join("\n")}
</ul>
`;
