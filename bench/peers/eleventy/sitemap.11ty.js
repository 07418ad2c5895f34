import { HOST, ROOT } from "./_includes/page.js";

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };

export function render({ collections, sources }) {
  const urls = [
    ...Array.from({ length: Math.ceil(collections.points.length / 50) }, (_, page) => (page ? `/page/${page + 1}/` : "/")),
    ...collections.points.map((point) => point.url),
    ...Object.keys(sources).map((id) => `/sources/${id}/`),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map((url) => `<url><loc>${HOST}${ROOT}${url}</loc></url>`).join("\n")}
</urlset>
`;
}
