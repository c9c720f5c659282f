// Puts on the look that a reader chose before the page is shown, remembers the language that a reader chose, opens
// the site in it, answers a missing address in its language and with the nearest page, brings readers of an old address
// to the place of the page that they asked for, opens the parts for the edition that a reader chose, and fetches the
// search when its box is entered. Beside headings it puts links to copy, and in the page's contents it marks the section
// that is read.
// Without this script every page still works: languages are links, and the device says what is light or dark.
(() => {
  const LOCALE = "isogloss-locale";
  const PARTS = "isogloss-parts";
  const THEME = "isogloss-theme";
  const root = document.documentElement;
  const here = document.currentScript.src;

  const remembered = (key) => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const remember = (key, value) => {
    try { localStorage.setItem(key, value); } catch { /* storage is switched off: the choice lasts for this page */ }
  };

  const wear = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  wear(remembered(THEME));

  const offerThemes = () => {
    const choices = [...document.querySelectorAll(".themes input")];
    const show = (theme) => {
      wear(theme);
      for (const choice of choices) choice.checked = choice.value === (root.dataset.theme ?? "auto");
    };
    show(remembered(THEME));
    for (const choice of choices) choice.addEventListener("change", () => {
      remember(THEME, choice.value);
      wear(choice.value);
    });
    // A page that the browser kept, and another that is open, follow.
    addEventListener("pageshow", (event) => event.persisted && show(remembered(THEME)));
    addEventListener("storage", ({ key, newValue }) => key === THEME && show(newValue));
  };

  const offerSearch = () => {
    const panel = document.querySelector(".search");
    if (!panel) return;
    const input = panel.querySelector("input");
    const enter = () => {
      if (getComputedStyle(panel).display === "none") panel.showPopover();
      input.focus();
      input.select();
    };
    panel.addEventListener("toggle", ({ newState }) => newState === "open" && input.focus());
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      enter();
    });
    const load = () => import(new URL("search.js", here)).then(({ start }) => start(panel), () => {
      // The next one who enters the box tries again.
      panel.addEventListener("focusin", load, { once: true });
    });
    panel.addEventListener("focusin", load, { once: true });
  };

  const offerLinks = () => {
    const body = document.querySelector(".body[data-copy]");
    if (!body) return;
    const { wordsLang: lang = root.lang, wordsDir: dir = root.dir } = body.dataset;
    const status = document.createElement("p");
    Object.assign(status, { className: "copied", role: "status", lang, dir });
    document.body.append(status);
    let gone;
    const copy = async ({ currentTarget: { href } }) => {
      try { await navigator.clipboard.writeText(href); } catch { return; } // the address bar has it
      status.textContent = body.dataset.copied;
      clearTimeout(gone);
      gone = setTimeout(() => status.replaceChildren(), 2500);
    };
    for (const heading of body.querySelectorAll(":is(h2, h3, h4)[id]:not(table *)")) {
      const link = document.createElement("a");
      Object.assign(link, { className: "copy-link", href: `#${encodeURIComponent(heading.id)}`, lang, ariaLabel: body.dataset.copy });
      link.addEventListener("click", copy);
      // Not within the heading: it would become a part of its name.
      heading.after(link);
    }
  };

  // Brings a link into sight in the box that it scrolls in. The page stays where it is.
  const reveal = (link) => {
    const box = link.closest(".navigation, .contents");
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [link, box].map((part) => part.getBoundingClientRect());
    if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
    box.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2;
  };

  const showPlace = () => {
    const box = document.querySelector(".navigation");
    const link = box?.querySelector("[aria-current]");
    if (!link) return;
    reveal(link);
    box.addEventListener("toggle", () => reveal(link));
  };

  // What an address leads to. One such as `#50%` cannot be decoded, and may yet be an id as it stands.
  const named = ({ hash }) => {
    const id = hash.slice(1);
    try { return document.getElementById(decodeURIComponent(id)); } catch { return document.getElementById(id); }
  };

  // Of several parts one is open, by the browser. Who opens that of an edition sees it in the whole page, and in the
  // next one.
  const offerParts = () => {
    const parts = [...document.querySelectorAll("details[name]:is([data-moniker], [data-pivot])")];
    const readers = ({ dataset }) => (dataset.moniker ?? dataset.pivot).split(/[\s|]+/);
    const open = (names) => {
      for (const part of parts.toReversed()) if (readers(part).some((name) => names.includes(name))) part.open = true;
    };
    open(remembered(PARTS)?.split(" ") ?? []);
    for (let part = named(location); part; part = part.parentElement) if (part.localName === "details") part.open = true;
    for (const summary of document.querySelectorAll("details[name] > summary")) summary.addEventListener("click", () => {
      const part = summary.parentElement;
      const top = () => summary.getBoundingClientRect().top;
      const before = top();
      if (!part.open && parts.includes(part)) {
        remember(PARTS, readers(part).join(" "));
        open(readers(part));
        part.open = false; // the browser opens it, for it was clicked
      }
      // Not every browser keeps in its place what is read when something above it closes.
      requestAnimationFrame(() => scrollBy({ top: top() - before, behavior: "instant" }));
    });
  };

  let section; // that is read
  const markSection = () => {
    const links = [...document.querySelectorAll(".contents a, .contents-fold a")];
    const sections = [...new Set(links.map(named))].filter(Boolean);
    const end = document.querySelector(".foot") ?? document.body;
    if (!sections.length) return;
    const top = (section) => section.getBoundingClientRect().top;
    const read = () => {
      // At the end of the page several sections may stand below the line at which one is read.
      const atEnd = scrollY > 0 && end.getBoundingClientRect().bottom <= innerHeight + 1;
      const seen = sections.filter((section) => section.checkVisibility());
      const asked = atEnd && seen.find((section) => section === named(location) && top(section) >= 0);
      const line = atEnd ? innerHeight : innerHeight / 3;
      return asked || seen.findLast((section) => top(section) <= line);
    };
    const mark = () => {
      section = read();
      for (const link of links) {
        link.ariaCurrent = section && named(link) === section ? "true" : null;
        if (link.ariaCurrent) reveal(link);
      }
    };
    // All that lies above the line counts as seen, so that a leap over a heading is noticed.
    const lines = new IntersectionObserver(mark, { rootMargin: "9999999px 0px -66.6%", threshold: [0, 1] });
    for (const section of sections) lines.observe(section);
    new IntersectionObserver(mark, { threshold: [0, 1] }).observe(end);
    addEventListener("hashchange", mark);
  };

  // Some browsers forget that a table is one where its parts are displayed as cards.
  const keepTables = () => {
    const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
    const namesRow = (part) => part.scope.startsWith("row") || (part.scope === "" && part.closest("tbody"));
    const role = (part) => roles[part.tagName] ?? (namesRow(part) ? "rowheader" : "columnheader");
    for (const part of document.querySelectorAll(".cards > table, .cards :is(thead, tbody, tr, td, th)")) part.role = role(part);
  };

  // A table that fits needs no box that scrolls: neither a stop of the keyboard nor a name. What is focused in one must
  // not lie below its head or its first column, whose sizes the style is told.
  const fitTables = () => {
    const boxes = [...document.querySelectorAll(".table-scroll")];
    const own = (box) => ["tabindex", "aria-label", "aria-labelledby"].map((name) => [name, box.getAttribute(name)]);
    const stops = new Map(boxes.map((box) => [box, own(box)]));
    const fit = (box) => {
      const table = box.firstElementChild;
      const fits = table.offsetWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight + 1;
      box.classList.toggle("fits", fits);
      for (const [name, value] of stops.get(box)) {
        if (fits || value === null) box.removeAttribute(name);
        else box.setAttribute(name, value);
      }
      const name = table.querySelector(":scope > tbody > tr:last-child > :first-child");
      const isBeside = name && getComputedStyle(name).position === "sticky";
      box.style.setProperty("--head-size", `${table.tHead?.offsetHeight ?? 0}px`);
      box.style.setProperty("--name-size", `${isBeside ? name.offsetWidth : 0}px`);
    };
    // A box that begins to scroll may change its height, which is not to be told while heights are told.
    const sizes = new ResizeObserver((entries) => requestAnimationFrame(() => entries.forEach(({ target }) => fit(target))));
    for (const box of boxes) sizes.observe(box);
  };

  const ready = () => {
    const links = [...document.querySelectorAll(".languages a, .choose a")];
    // Heard by the document, for the answer to a missing address brings links of its own.
    document.addEventListener("click", ({ target }) => {
      const link = target.closest?.(".languages a, .choose a");
      if (!link) return;
      remember(LOCALE, link.lang);
      // Sections have the same names in every language.
      const place = location.hash || section?.id;
      if (place && link.closest(".languages")) link.hash = place;
    });

    // "zh-HK" and "zh-TW" are both zh-Hant: a reader of one can read the other; "zh-CN" is not.
    const written = (tag) => {
      try {
        const { language, script } = new Intl.Locale(tag).maximize();
        return `${language}-${script}`;
      } catch { return tag; }
    };
    const find = (wanted) =>
      links.find((link) => link.lang.toLowerCase() === wanted.toLowerCase()) ??
      links.find((link) => written(link.lang) === written(wanted));

    const chooseLanguage = () => {
      if (document.referrer.startsWith(location.origin + "/")) return; // came back to choose
      const wanted = [remembered(LOCALE), ...navigator.languages].filter(Boolean);
      const link = wanted.map(find).find(Boolean);
      if (link) location.replace(link.href);
    };

    const answerInLanguageOfAddress = async () => {
      const asked = location.pathname.toLowerCase();
      const link = links.find(({ dataset }) => dataset.root && asked.startsWith(dataset.root.toLowerCase()));
      if (!link) return;
      const answer = await fetch(`${link.dataset.root}404.html`);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      root.lang = page.documentElement.lang;
      root.dir = page.documentElement.dir;
      document.title = page.title;
      document.body.replaceWith(document.adoptNode(page.body));
      const { offerNearest } = await import(new URL("missing.js", here));
      offerNearest(asked);
    };

    const followMovedPage = () => {
      const goals = [...document.querySelectorAll(".goals a")];
      const tag = remembered(LOCALE);
      const goal = goals.find((link) => link.hreflang === tag) ?? goals[0];
      if (!goal) return;
      const address = new URL(goal.href);
      if (location.hash) address.hash = location.hash;
      location.replace(address);
    };

    for (const step of [offerThemes, offerSearch, offerLinks, offerParts, markSection, keepTables, fitTables, showPlace]) {
      try { step(); } catch (error) { reportError(error); } // the others go on
    }
    if (document.body.matches(".moved")) followMovedPage();
    if (document.body.matches(".start")) chooseLanguage();
    if (document.body.matches(".missing-page")) answerInLanguageOfAddress().catch(() => {});
  };
  addEventListener("DOMContentLoaded", ready);
})();
