// Fills the list below the search box, from the index of the page's language. start.js fetches this file when the box
// is entered for the first time. Arrows walk the results, Enter opens one, Escape leads back.
const PAGES = 8;
const PAUSE = 120;
const SECTIONS = 2;

export const start = (panel) => {
  const { index, count, none, loading, failed, more } = panel.dataset;
  const input = panel.querySelector("input");
  const results = panel.querySelector(".results");
  const status = results.querySelector("[role=status]");
  const list = results.querySelector("ol");
  let engine;
  let pause;
  let shown = "";
  let latest = 0;
  let leaving = false;
  let running = Promise.resolve();

  const load = async () => {
    const library = await import(new URL("pagefind.js", new URL(index, location.href)));
    await library.options({ baseUrl: "/", excerptLength: 24 });
    await library.init();
    return library;
  };
  const getEngine = () => engine ??= load().catch((error) => {
    engine = undefined;
    throw error;
  });

  const element = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  };

  const without = (text) => text.replace(/\s*\uE000\S+/g, "");

  // The index gives an excerpt as text with <mark> around what was found. It never becomes HTML here.
  // A word behind a sign of private use is a part of the word that follows, which it helped to find: that one is shown.
  const excerpt = (text) => {
    const shown = element("small");
    let carried = false;
    text.split(/<mark>(.*?)<\/mark>/s).forEach((part, at) => {
      let plain = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      const marked = at % 2 === 1;
      if (marked && plain.includes("\uE000")) return void (carried = true);
      plain = without(plain);
      if (marked) {
        shown.append(element("mark", plain));
      } else if (carried && plain.trim()) {
        const [, blank, word, rest] = plain.match(/^(\s*)(\S+)(.*)$/s);
        shown.append(blank, element("mark", word), rest);
      } else {
        shown.append(plain);
      }
      if (plain.trim()) carried = false;
    });
    return shown;
  };

  const entry = (page, section) => {
    const isPage = !section.anchor || section.anchor.element === "h1";
    const name = element("b", page.meta.title ?? "");
    const place = isPage ? [] : [element("span", without(section.title).trim())];
    const link = element("a", name, ...place, excerpt(section.excerpt));
    link.href = isPage ? page.url : section.url;
    return element("li", link);
  };

  const entries = (page) => {
    const best = (section) => section.weighted_locations.reduce((sum, { weight }) => sum + weight, 0);
    const sections = page.sub_results.toSorted((a, b) => best(b) - best(a)).slice(0, SECTIONS);
    return (sections.length ? sections : [page]).map((section) => entry(page, section));
  };

  const show = (message, done = true) => {
    results.ariaBusy = !done;
    if (status.textContent !== message) status.textContent = message;
    results.hidden = false;
  };
  const hide = () => {
    results.ariaBusy = false;
    results.hidden = true;
  };
  const links = () => [...list.querySelectorAll("a, button")];

  // Adds pages to the list, and below them the way to the others.
  const add = async (found, from, run) => {
    const pages = await Promise.all(found.slice(from, from + PAGES).map((result) => result.data()));
    if (run !== latest) return;
    const items = pages.flatMap(entries);
    const rest = from + PAGES;
    if (rest < found.length) {
      const button = element("button", more);
      const item = element("li", button);
      button.type = "button";
      button.addEventListener("click", async () => {
        const next = await add(found, rest, run);
        next?.querySelector("a").focus();
        item.remove();
      });
      items.push(item);
    }
    list.append(...items);
    return items[0];
  };

  const ask = async (query) => {
    const run = ++latest;
    shown = query;
    if (!query) {
      list.replaceChildren();
      return hide();
    }
    if (!list.children.length) show(loading, false);
    try {
      const { results: found } = await (await getEngine()).search(query);
      if (run !== latest) return;
      list.replaceChildren();
      await add(found, 0, run);
      if (run === latest) show(found.length ? count.replace("{count}", found.length) : none.replace("{query}", () => query));
    } catch {
      if (run !== latest) return;
      shown = "";
      list.replaceChildren();
      show(failed);
    }
  };
  const search = () => {
    const query = input.value.trim();
    if (query !== shown) running = ask(query);
    else if (query) running = running.then(() => show(status.textContent));
    return running;
  };
  const soon = () => {
    clearTimeout(pause);
    results.ariaBusy = true;
    pause = setTimeout(search, PAUSE);
  };

  const walk = (step) => {
    const stops = [input, ...links()];
    const at = stops.indexOf(document.activeElement);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  };
  const leave = () => {
    const inBox = document.activeElement === input;
    clearTimeout(pause);
    if (results.ariaBusy === "true") {
      // An answer that comes later opens nothing.
      latest += 1;
      shown = "";
    }
    leaving = true;
    input.focus();
    leaving = false;
    hide();
    if (!inBox) return;
    if (panel.matches(":popover-open")) panel.hidePopover();
    input.blur();
  };

  input.addEventListener("input", soon);
  input.addEventListener("focus", () => input.value && !leaving && search());
  const openFirst = async () => {
    clearTimeout(pause);
    await search();
    links()[0]?.click();
  };
  panel.addEventListener("keydown", (event) => {
    const keys = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), Escape: leave };
    if (event.target === input) keys.Enter = openFirst;
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  panel.addEventListener("focusout", ({ relatedTarget }) => panel.contains(relatedTarget) || hide());
  getEngine().catch(() => {});
  if (input.value) soon();
};
