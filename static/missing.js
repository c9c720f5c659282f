// Offers, at an address that leads nowhere, the page of the same language whose address is most like it. start.js
// fetches this file when an address is missing.
const LIKE = 0.6;

const pairs = (text) => [...text].map((letter, index, all) => letter + (all[index + 1] ?? ""));

// What part of their pairs of letters two words share: 1 for equal ones, 0 for strangers.
const likeness = (one, other) => {
  const [own, rest] = [pairs(one), pairs(other)];
  const all = own.length + rest.length;
  let shared = 0;
  for (const pair of own) {
    const at = rest.indexOf(pair);
    if (at >= 0) shared += rest.splice(at, 1).length;
  }
  return (2 * shared) / all;
};

// The end of an address says most. Of pages with one name that in the same folder is nearer.
const nearness = (wanted, address) => {
  const parts = [wanted, address].map((address) => address.split("/").filter(Boolean));
  const [name, ownName] = parts.map((parts) => parts.pop() ?? "");
  const near = likeness(name, ownName);
  return parts[0].join("/") === parts[1].join("/") ? near + 0.2 : near;
};

export const offerNearest = (asked) => {
  const home = document.querySelector(".next-step");
  const address = (link) => decodeURI(link.pathname).toLowerCase();
  const wanted = decodeURI(asked).replace(/(index)?\.\w+$/, "");
  const links = [...document.querySelectorAll(".pages a")].filter((link) => address(link) !== address(home.firstElementChild));
  const rated = links.map((link) => ({ link, near: nearness(wanted, address(link)) })).sort((a, b) => b.near - a.near);
  // The page of a folder knows what is in it.
  const found = rated[0]?.near >= LIKE ? rated[0].link : links.findLast((link) => wanted.startsWith(address(link)));
  if (!found) return;
  const nearest = home.cloneNode(true);
  const { lang, dir } = found.querySelector("[lang]") ?? found;
  Object.assign(nearest.firstElementChild, { href: found.getAttribute("href"), textContent: found.textContent, lang, dir });
  home.before(nearest);
};
