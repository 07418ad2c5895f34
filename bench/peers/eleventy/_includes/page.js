// What all pages share: the frame, escaped text, days in words.

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

export const SITE = "A large site";
export const HOST = "https://example.org";
export const ROOT = "/large";

export const escape = (text) => String(text).replace(/[&<>"']/g, (letter) => ESCAPES[letter]);

// Front matter may hold a day as text or, where the parser took it for one, as a date.
export const iso = (day) => (day instanceof Date ? day.toISOString().slice(0, 10) : String(day));

export function time(day) {
  const [year, month, date] = iso(day).split("-");
  return `<time datetime="${iso(day)}">${Number(date)} ${MONTHS[month - 1]} ${year}</time>`;
}

export function framed(url, title, main) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}${title === SITE ? "" : ` · ${SITE}`}</title>
<link rel="canonical" href="${HOST}${ROOT}${url}">
<link rel="stylesheet" href="${ROOT}/style.css">
</head>
<body>
<header><p><a href="${ROOT}/">${SITE}</a></p></header>
<main>
${main}
</main>
</body>
</html>
`;
}
