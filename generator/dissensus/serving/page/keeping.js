// Keeping a reader's place while a page changes: what is in view stays where it is, open folds stay open, and the focus
// stays on what it was on, even where that had to be made anew.

const FIELDS = ["INPUT", "TEXTAREA", "SELECT"];

export async function keepingPlace(change) {
  const restore = [rememberFolds(), rememberFields(), rememberFocus(), rememberView()];
  const root = document.documentElement;
  const anchoring = root.style.overflowAnchor;
  root.style.overflowAnchor = "none"; // one hand on the scroll at a time
  try {
    await change();
  } finally {
    for (const step of restore) step();
    requestAnimationFrame(() => {
      root.style.overflowAnchor = anchoring;
      if (!root.getAttribute("style")) root.removeAttribute("style");
    });
  }
}

// How an element is found again: from the nearest element with an id, by its kind and its number among those below.
function trail(element) {
  const home = element.closest("[id]");
  if (home === element) return { id: element.id };
  const scope = home ?? document.body;
  const number = [...scope.getElementsByTagName(element.nodeName)].indexOf(element);
  return { id: home?.id, name: element.nodeName, number };
}

function found({ id, name, number }) {
  const home = id ? document.getElementById(id) : document.body;
  return name ? home?.getElementsByTagName(name)[number] : home;
}

function rememberFolds() {
  const folds = [...document.querySelectorAll("details")].map((fold) => ({ fold, open: fold.open, at: trail(fold) }));
  return () => {
    for (const { fold, open, at } of folds) {
      const now = fold.isConnected ? fold : found(at);
      if (now?.nodeName === "DETAILS") now.open = open;
    }
  };
}

function rememberFields() {
  const touched = [...document.querySelectorAll(FIELDS.join())].filter(isTouched);
  const kept = touched.map((field) => ({ field, value: field.value, checked: field.checked, at: trail(field) }));
  return () => {
    for (const { field, value, checked, at } of kept) {
      const now = field.isConnected ? null : found(at); // one that stayed has kept it
      if (!now || now.nodeName !== field.nodeName || now.type !== field.type) continue;
      if (now.type !== "file") now.value = value;
      if (checked !== undefined) now.checked = checked;
    }
  };
}

function isTouched(field) {
  if (field.nodeName === "SELECT") return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}

function rememberFocus() {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return () => {};
  const [at, name] = [trail(focused), focused.nodeName];
  const selection = [focused.selectionStart, focused.selectionEnd, focused.selectionDirection];
  return () => {
    if (document.activeElement === focused) return;
    const now = focused.isConnected ? focused : found(at);
    if (now?.nodeName !== name) return;
    now.focus({ preventScroll: true });
    if (selection[0] != null) now.setSelectionRange(...selection);
  };
}

// The first things in view that have an id: what one of them is called stays put, though all round it moves.
function rememberView() {
  if (scrollY === 0) return () => {};
  const seen = [...document.querySelectorAll("main [id], main, [id]")]
    .map((element) => ({ element, top: element.getBoundingClientRect().top, bottom: element.getBoundingClientRect().bottom }))
    .filter(({ top, bottom }) => bottom > 0 && top < innerHeight)
    .sort((one, other) => Math.abs(one.top) - Math.abs(other.top))
    .map(({ element, top }) => ({ element, id: element.id, top }));
  const [left, height] = [scrollX, scrollY];
  return () => {
    const mark = seen.find(({ element, id }) => element.isConnected || document.getElementById(id));
    const now = mark && (mark.element.isConnected ? mark.element : document.getElementById(mark.id));
    const top = now ? scrollY + now.getBoundingClientRect().top - mark.top : height;
    scrollTo({ left, top, behavior: "instant" });
  };
}
