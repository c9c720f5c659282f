// Says beside hours whose time zone is known whether it is open now, and what they are on the reader's own clock.
// Without this script the page says all that its author wrote.
(() => {
  const body = document.querySelector(".body[data-open]");
  if (!body) return;
  const words = body.dataset;
  const root = document.documentElement;
  const { wordsLang: lang = root.lang, wordsDir: dir = root.dir } = words;
  const MINUTE = 60_000;
  const DAY = 1440 * MINUTE;

  // What a clock in a zone shows at a moment, counted as if it hung in UTC. Without a zone: the reader's clock.
  const clocks = new Map();
  const shown = (zone, moment) => {
    if (!clocks.has(zone)) {
      clocks.set(zone, new Intl.DateTimeFormat("en-US", {
        timeZone: zone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23",
        year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
      }));
    }
    const parts = clocks.get(zone).formatToParts(moment).map(({ type, value }) => [type, Number(value)]);
    const { year, month, day, hour, minute } = Object.fromEntries(parts);
    return Date.UTC(year, month - 1, day, hour, minute);
  };
  // The moment at which it shows a time. The second step is for days on which clocks are changed.
  const moment = (zone, wall) => {
    const near = wall - (shown(zone, wall) - wall);
    return wall - (shown(zone, near) - near);
  };

  const weekday = (wall) => String(new Date(wall).getUTCDay() || 7); // Monday is 1
  const midnight = (wall) => wall - wall % DAY;
  const asked = ({ dateTime }) => {
    const [hour, minute] = dateTime.split(":").map(Number);
    return (hour * 60 + minute) * MINUTE;
  };

  const time = new Intl.DateTimeFormat(lang, { hour: "numeric", minute: "2-digit" });
  const name = new Intl.DateTimeFormat(lang, { weekday: "short", timeZone: "UTC" });
  // On one line.
  const whole = (text) => text.replaceAll(" ", "\u00a0");
  // 1 January 2024 was a Monday.
  const dayName = (day) => name.format(Date.UTC(2024, 0, day));
  const list = (days) => {
    const row = days.every((day, index) => index === 0 || day % 7 === (days[index - 1] + 1) % 7);
    return days.length > 2 && row ? `${dayName(days[0])} – ${dayName(days.at(-1))}` : days.map(dayName).join(", ");
  };

  // Whether hours are held at a moment, where they say on which days, what they are on the reader's clock, and whether
  // that shows another time. A whole day is one on every clock.
  const read = (hours, now) => {
    const { zone, days = "" } = hours.dataset;
    const [from, to] = [...hours.querySelectorAll("time")].map(asked);
    const length = to > from ? to - from : to - from + DAY;
    const today = midnight(shown(zone, now));
    const held = (day) => days === "" || days.includes(weekday(day));
    const stretch = (day) => [moment(zone, day + from), moment(zone, day + from + length)];
    const isHeld = [today - DAY, today].filter(held).map(stretch).some(([begins, ends]) => begins <= now && now < ends);
    const open = days === "" ? undefined : isHeld;
    const next = [0, 1, 2, 3, 4, 5, 6].map((step) => today + step * DAY).find(held) ?? today;
    const [begins, ends] = stretch(next);
    const own = shown(undefined, begins);
    if (length >= DAY - MINUTE) return { open };
    const shift = Math.round((midnight(own) - next) / DAY);
    const shifted = [...days].map((day) => (Number(day) + shift + 6) % 7 + 1);
    const names = shift && days.length < 7 && days !== "" ? `${list(shifted)}, ` : "";
    return { open, differs: own !== next + from, local: `${names}${whole(`${time.format(begins)} – ${time.format(ends)}`)}` };
  };

  // All hours of a line are said in one statement: it is open when some of them are held.
  const note = (all, now) => {
    const said = all.map((hours) => read(hours, now));
    const open = said.some((one) => one.open);
    const isKnown = open || said.every((one) => one.open === false);
    const local = new Set(said.map((one) => one.local).filter(Boolean));
    const texts = [];
    if (isKnown) texts.push(open ? words.open : words.closed);
    if (said.some((one) => one.differs)) texts.push(`${words.local}${[...local].join("; ")}`);
    return { text: texts.join(" · "), open };
  };

  // At the end of the line, or behind the hours where other lines stand within it.
  const place = (line, all) => {
    const element = document.createElement("small");
    element.className = "hours-now";
    if (body.lang || words.wordsLang) Object.assign(element, { lang, dir });
    if (line === all[0] || line.querySelector("p, ul, ol, dl, table, div")) {
      all.at(-1).after(" ", element);
    } else {
      element.classList.add("last");
      line.append(" ", element);
    }
    return element;
  };

  const lineOf = (hours) => hours.closest("p, li, td, th, dd, dt") ?? hours;
  const lines = [...Map.groupBy(body.querySelectorAll(".hours"), lineOf)].map(([line, all]) => ({ line, all, element: null }));
  const write = () => {
    const now = Math.floor(Date.now() / MINUTE) * MINUTE;
    for (const line of lines) {
      let said = { text: "", open: false };
      try { said = note(line.all, now); } catch { /* a zone that this browser does not know */ }
      if (said.text) line.element ??= place(line.line, line.all);
      if (!line.element) continue;
      line.element.classList.toggle("open", said.open);
      if (line.element.textContent !== said.text) line.element.textContent = said.text;
    }
  };
  write();
  setInterval(write, MINUTE);
})();
