// Morphing: one document made like another, by as few changes as it takes. What is alike is never touched, and so keeps
// its focus, its selection, its scroll.

const MANY = 1_000_000; // comparisons: beyond, children are matched in order

export async function morph(here, there) {
  const outdated = await exchangeStyles(here, there);
  morphAttributes(here.documentElement, there.documentElement);
  morphHead(here.head, there.head);
  morphElement(here.body, there.body);
  for (const style of outdated) style.remove();
}

// New style sheets are in force before the old ones go: the page is never seen without.
async function exchangeStyles(here, there) {
  const [before, after] = [sheets(here), sheets(there)];
  const known = before.map((sheet) => sheet.getAttribute("href"));
  const loaded = after
    .filter((sheet) => !known.includes(sheet.getAttribute("href")))
    .map((sheet) => inForce(here, before.at(-1), sheet));
  await Promise.all(loaded);
  const wanted = after.map((sheet) => sheet.getAttribute("href"));
  return before.filter((sheet) => !wanted.includes(sheet.getAttribute("href")));
}

function inForce(here, last, sheet) {
  const own = here.importNode(sheet);
  return new Promise((resolve) => {
    own.onload = own.onerror = resolve;
    if (last) last.after(own);
    else here.head.append(own);
  });
}

const isSheet = (node) => node.nodeName === "LINK" && node.relList.contains("stylesheet");
const isPolicy = (node) => node.nodeName === "META" && node.httpEquiv.toLowerCase() === "content-security-policy";
const sheets = (there) => [...there.head.children].filter(isSheet);

// What stands in a head has no state and no place: whatever is not alike is put anew.
function morphHead(here, there) {
  const free = [...here.children].filter((node) => !isSheet(node) && !isPolicy(node));
  for (const node of there.children) {
    if (isSheet(node) || isPolicy(node)) continue;
    const alike = free.findIndex((each) => each.isEqualNode(node));
    if (alike < 0) here.append(here.ownerDocument.importNode(node, true));
    else free.splice(alike, 1);
  }
  for (const node of free) node.remove();
}

function morphElement(here, there) {
  if (here.isEqualNode(there)) return;
  morphAttributes(here, there);
  morphChildren(here, there);
}

// Whether a fold is open is the reader's own, and so is what was typed into a field.
function morphAttributes(here, there) {
  const isKept = (name) => name === "open" && here.nodeName === "DETAILS";
  for (const { name } of [...here.attributes]) {
    if (!there.hasAttribute(name) && !isKept(name)) here.removeAttribute(name);
  }
  for (const { name, value } of there.attributes) {
    if (here.getAttribute(name) !== value && !isKept(name)) here.setAttribute(name, value);
  }
}

function morphChildren(here, there) {
  const old = [...here.childNodes];
  const next = [...there.childNodes];
  const matched = matches(old, next);
  const kept = new Set(matched.values());
  for (const node of old) if (!kept.has(node)) node.remove();
  let place = here.firstChild;
  for (const node of next) {
    const own = matched.get(node);
    if (own) {
      if (own.nodeType === Node.ELEMENT_NODE) morphElement(own, node);
      else if (own.data !== node.data) own.data = node.data;
      place = own.nextSibling;
    } else {
      here.insertBefore(here.ownerDocument.importNode(node, true), place);
    }
  }
}

// New child → old child that becomes it, in the order of both: those alike or of one id, and between these by kind.
function matches(old, next) {
  const matched = new Map();
  const [names, wanted] = [old.map(identity), next.map(identity)];
  let [from, upTo] = [0, 0];
  for (const [i, j] of [...commonSubsequence(names, wanted), [old.length, next.length]]) {
    matchByKind(old.slice(from, i), next.slice(upTo, j), matched);
    if (i < old.length) matched.set(next[j], old[i]);
    [from, upTo] = [i + 1, j + 1];
  }
  return matched;
}

function identity(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return `${node.nodeName} ${node.data}`;
  return node.id ? `${node.nodeName}#${node.id}` : node.outerHTML;
}

function matchByKind(old, next, matched) {
  let from = 0;
  for (const node of next) {
    const at = old.findIndex((each, i) => i >= from && each.nodeName === node.nodeName && !each.id && !node.id);
    if (at < 0) continue;
    matched.set(node, old[at]);
    from = at + 1;
  }
}

// The longest common subsequence of two lists, as pairs of indices; what they begin and end with alike goes first.
function commonSubsequence(one, other) {
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const middle = between(one.slice(start, one.length - end), other.slice(start, other.length - end));
  return [
    ...Array.from({ length: start }, (_, i) => [i, i]),
    ...middle.map(([i, j]) => [i + start, j + start]),
    ...Array.from({ length: end }, (_, i) => [one.length - end + i, other.length - end + i]),
  ];
}

function between(one, other) {
  if (one.length * other.length > MANY) return [];
  const longest = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      longest[i][j] =
        one[i] === other[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (longest[i + 1][j] >= longest[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}
