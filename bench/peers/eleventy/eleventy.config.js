// The peers' site as Eleventy has it: a page for each point and each source, a paged home, a sitemap.
// Templates are functions, the fastest that Eleventy knows; points are front matter of files without a text.

export default function (config) {
  config.addPassthroughCopy("style.css");
  config.setQuietMode(true);
  config.addCollection("points", (all) => all.getFilteredByGlob("points/*.md"));
  config.addCollection("statements", (all) => statementsBySpeaker(all.getFilteredByGlob("points/*.md")));
  return { markdownTemplateEngine: false };
}

function statementsBySpeaker(points) {
  const by = {};
  for (const point of points) {
    for (const card of point.data.cards) {
      (by[card.speaker] ??= []).push({ href: point.url, title: point.data.title, card });
    }
  }
  return by;
}
