// Keeps a served page up to date, and shows its writer what is wrong with it. Built pages never hold this script.
(() => {
  const own = document.currentScript;
  const [page, style, rest] = own.dataset.seen.split(" ");
  const seen = { page, style, rest };
  const PLACE = "isogloss-place", OPEN = "isogloss-open", MOST = 50;

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value != null) element.setAttribute(key, value);
    element.append(...children.filter((child) => child != null));
    return element;
  };
  const stylesheet = (name) => make("link", { rel: "stylesheet", href: new URL(name, own.src).pathname });
  const stored = (key, value) => {
    try {
      if (value === undefined) return sessionStorage.getItem(key);
      if (value === null) sessionStorage.removeItem(key); else sessionStorage.setItem(key, value);
    } catch { /* storage is switched off: nothing is remembered */ }
    return null;
  };

  // The place is remembered by the text at the top of the window, so that it stays when text above it grows.
  const marks = () => [...document.querySelectorAll("main [id], main tr, main p, main li")];
  const reload = () => {
    const index = marks().findIndex((element) => element.getBoundingClientRect().bottom > 0);
    const top = index < 0 ? 0 : marks()[index].getBoundingClientRect().top;
    stored(PLACE, JSON.stringify({ path: location.pathname, index, top, y: scrollY, id: marks()[index]?.id }));
    location.reload();
  };
  const returnToPlace = () => {
    const place = JSON.parse(stored(PLACE) ?? "null");
    stored(PLACE, null);
    if (place?.path !== location.pathname || place.y === 0) return;
    const mark = (place.id && document.getElementById(place.id)) || marks()[place.index];
    const y = mark ? scrollY + mark.getBoundingClientRect().top - place.top : place.y;
    scrollTo({ top: y, behavior: "instant" });
  };
  addEventListener("load", () => requestAnimationFrame(returnToPlace));

  const renewStyles = (mark) => {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const address = new URL(link.href);
      if (address.origin !== location.origin || address.pathname.startsWith("/_isogloss/")) continue;
      address.searchParams.set("seen", mark);
      const next = link.cloneNode();
      next.href = address.href;
      next.addEventListener("load", () => link.remove());
      next.addEventListener("error", () => next.remove());
      link.after(next);
    }
  };

  const host = make("isogloss-overlay", { lang: "en", dir: "ltr" });
  const shadow = host.attachShadow({ mode: "open" });
  const panel = make("div", { class: "panel" });
  shadow.append(stylesheet("overlay.css"), panel);
  document.documentElement.append(host);
  document.head.append(stylesheet("marks.css"));

  const place = ({ name, href }) => (href ? make("a", { href, class: "place" }, name) : make("span", { class: "place" }, name));
  const shortened = (text) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
  const words = ({ locale, text }) => make("span", { lang: locale || null, dir: "auto" }, shortened(text));
  const sides = (finding, cells) => {
    const rows = [finding.here, ...finding.others].map((side, index) =>
      make("tr", { class: index === 0 ? "here" : null }, make("th", { scope: "row" }, side.locale),
        ...cells(side).map((cell) => make("td", {}, cell))));
    return make("table", {}, make("tbody", {}, ...rows));
  };
  const wide = (side) => [words(side), place(side.place)];
  const narrow = (side) => [side.place.href ? make("a", { href: side.place.href, title: side.place.name }, words(side)) : words(side)];

  // Blocks are counted as the builder counts them. Where the numbers differ, nothing is marked.
  const blocks = (state) => {
    const text = document.querySelector("main article.body");
    if (!text || !state.blocks) return [];
    const inserted = (element) => element.closest(".comparison, nav, .opening") || element.matches(".alert-title, .part-name");
    const all = [...text.querySelectorAll(state.selector)].filter((element) => !inserted(element));
    return all.length === state.blocks ? all : [];
  };

  const beside = (finding) => {
    const note = make("isogloss-note", { lang: "en", dir: "ltr", "data-level": finding.level });
    const inside = note.attachShadow({ mode: "open" });
    inside.append(stylesheet("overlay.css"), make("div", { class: "beside" }, make("p", {}, finding.message), sides(finding, narrow)));
    return note;
  };

  const unmark = () => {
    for (const note of document.querySelectorAll("isogloss-note")) note.remove();
    for (const block of document.querySelectorAll("[data-isogloss]")) block.removeAttribute("data-isogloss");
  };
  const mark = (state) => {
    unmark();
    const all = blocks(state);
    const marked = state.findings.map((finding) => all[finding.block]);
    state.findings.forEach((finding, index) => {
      const block = marked[index];
      if (!block) return;
      // The worst comes first.
      if (!block.dataset.isogloss) block.dataset.isogloss = finding.level;
      if (!finding.others.length) return;
      if (block.matches("img, a")) block.after(beside(finding)); else block.append(beside(finding));
    });
    return marked;
  };

  const one = (finding, block) => {
    const parts = [
      make("p", { class: "message" }, make("b", { class: finding.level }, finding.level), ` ${finding.message} `,
        make("code", {}, finding.rule)),
      finding.address ? make("p", { class: "address" }, `in ${finding.address}`) : null,
      sides(finding, wide),
      finding.help ? make("p", { class: "help" }, finding.help) : null,
    ];
    const item = make("li", {}, ...parts);
    if (block) {
      const show = make("button", { type: "button" }, "Show in the page");
      show.addEventListener("click", () => {
        for (let part = block.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
        block.scrollIntoView({ block: "center" });
      });
      item.append(show);
    }
    return item;
  };

  const fault = ({ message, place: at }) =>
    make("section", { class: "fault", role: "alert" }, make("h2", {}, "The site cannot be built"),
      make("pre", {}, message), at ? make("p", {}, place(at)) : null,
      make("p", {}, "This page is the last that could be built. It renews itself as soon as the files can be read."));

  const count = (number, word) => (number ? `${number} ${word}${number === 1 ? "" : "s"}` : null);
  const show = (state) => {
    const marked = mark(state);
    const parts = [];
    if (state.fault) parts.push(fault(state.fault));
    const whole = [count(state.errors, "error"), count(state.warnings, "warning")].filter(Boolean).join(", ");
    if (state.findings.length || state.elsewhere.length || whole) {
      const away = state.elsewhere.length ? "Findings in other languages" : "Findings elsewhere in the site";
      const title = count(state.findings.length, "finding") ?? away;
      const worst = state.findings[0]?.level;
      const details = make("details", { open: stored(OPEN), class: worst && `worst-${worst}` }, make("summary", {}, title));
      details.addEventListener("toggle", () => stored(OPEN, details.open ? "" : null));
      const first = state.findings.slice(0, MOST);
      details.append(make("ol", {}, ...first.map((finding, index) => one(finding, marked[index]))));
      if (first.length < state.findings.length) details.append(make("p", {}, `… and ${state.findings.length - MOST} more.`));
      const others = state.elsewhere.map(({ locale, href, count }) =>
        make("li", {}, make("a", { href }, `${locale}: ${count}`)));
      if (others.length) details.append(make("p", {}, "In other languages of this page:"), make("ul", {}, ...others));
      if (whole) details.append(make("p", { class: "whole" }, `In the whole site: ${whole}; isogloss check names them.`));
      parts.push(details);
    }
    panel.replaceChildren(...parts);
    host.hidden = !parts.length;
  };

  // While only blocks of the text change that no script looks after, they alone are put in, and the page stays as it is.
  const INSERTED = "isogloss-note, .copy-link";
  const OTHERS = "h1, h2, h3, h4, h5, h6, details, figure, script, time, .hours, .comparison, [data-moniker], [data-pivot]";
  const built = async () => {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    return { mark: answer.headers.get("etag"), page: new DOMParser().parseFromString(await answer.text(), "text/html") };
  };
  const body = (page) => page.querySelector("main > article.body");
  // What stands around the text; data for machines is seen by nobody.
  const frame = (page) => {
    const copy = page.cloneNode(true);
    body(copy)?.replaceChildren();
    for (const unseen of copy.querySelectorAll("head meta, script[type='application/ld+json'], script[data-seen]")) unseen.remove();
    return copy.documentElement.outerHTML;
  };
  let last = built();
  const renew = async () => {
    const [old, next] = await Promise.all([last, built()]);
    // The page may have changed again before it was asked for.
    if (old.mark !== `"${seen.page}"` || frame(old.page) !== frame(next.page)) return false;
    const [was, is] = [old, next].map(({ page }) => [...body(page).children]);
    const live = [...body(document).children].filter((element) => !element.matches(INSERTED));
    if (live.length !== was.length || live.some((element, index) => element.localName !== was[index].localName)) return false;
    const same = (a, b) => a && b && a.outerHTML === b.outerHTML;
    let from = 0, end = 0;
    while (same(was[from], is[from])) from += 1;
    while (end < Math.min(was.length, is.length) - from && same(was.at(-1 - end), is.at(-1 - end))) end += 1;
    const [out, put] = [was, is].map((all) => all.slice(from, all.length - end));
    const cared = (element) => element.matches(OTHERS) || element.querySelector(OTHERS);
    if ([...out, ...put].some(cared) || (out.length === 0 && put.length === 0)) return false;
    const place = live[from] ?? null;
    const fresh = put.map((element) => document.importNode(element, true));
    if (place) place.before(...fresh); else body(document).append(...fresh);
    for (const element of live.slice(from, from + out.length)) element.remove();
    last = Promise.resolve(next);
    seen.page = next.mark.replaceAll('"', "");
    return true;
  };

  let shown = "", heard = Promise.resolve();
  const take = async (data) => {
    const state = JSON.parse(data);
    if (state.rest !== seen.rest) return reload();
    if (state.page !== seen.page && !await renew().catch(() => false)) return reload();
    if (state.style !== seen.style) {
      renewStyles(state.style);
      seen.style = state.style;
    }
    if (data !== shown) show(state);
    shown = data;
  };
  const hear = ({ data }) => { heard = heard.then(() => take(data)); };

  // A browser keeps few connections to one server open, so hidden pages hear nothing until they are looked at.
  let source = null;
  const listen = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`${new URL("events", own.src).pathname}?page=${encodeURIComponent(location.pathname)}`);
      source.addEventListener("state", hear);
    }
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", listen);
  addEventListener("pagehide", () => { source?.close(); source = null; });
  listen();
})();
