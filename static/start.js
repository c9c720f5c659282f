// Remembers the language a reader picks, opens the start page in it, answers a missing address in its language,
// and brings readers of an old address to the place of the page that they asked for.
// Without this script every page still works: languages are links.
(() => {
  const KEY = "isogloss-locale";
  const links = [...document.querySelectorAll(".languages a, .choose a")];

  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const remember = (tag) => {
    try { localStorage.setItem(KEY, tag); } catch { /* storage is switched off: the choice lasts for this page */ }
  };
  for (const link of links) link.addEventListener("click", () => remember(link.lang));

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
    const wanted = [remembered(), ...navigator.languages].filter(Boolean);
    const link = wanted.map(find).find(Boolean);
    if (link) location.replace(link.href);
  };

  const answerInLanguageOfAddress = async () => {
    const asked = location.pathname.toLowerCase();
    const link = links.find(({ dataset }) => dataset.root && asked.startsWith(dataset.root.toLowerCase()));
    if (!link || link.hreflang === document.documentElement.lang) return;
    const answer = await fetch(`${link.dataset.root}404.html`);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.documentElement.lang = page.documentElement.lang;
    document.documentElement.dir = page.documentElement.dir;
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
  };

  const followMovedPage = () => {
    const goals = [...document.querySelectorAll(".goals a")];
    const tag = remembered();
    const goal = goals.find((link) => link.hreflang === tag) ?? goals[0];
    if (!goal) return;
    const address = new URL(goal.href);
    if (location.hash) address.hash = location.hash;
    location.replace(address);
  };

  if (document.body.matches(".moved")) followMovedPage();
  if (document.body.matches(".start")) chooseLanguage();
  if (document.body.matches(".missing-page")) answerInLanguageOfAddress().catch(() => {});
})();
