# The language itself: its own name in the language switch, and its direction.
language-name = Svenska
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Gå till innehållet
open-menu = Öppna menyn
language = Språk
not-translated = Inte översatt än

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = Sök
search-loading = Söker…
search-count = Träffar: { $count }
search-none = Inga träffar för ”{ $query }”
search-failed = Sökningen kunde inte läsas in.
search-more = Visa fler träffar
theme = Utseende
theme-auto = Som enheten
theme-light = Ljust
theme-dark = Mörkt

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Sidor
on-this-page = På den här sidan
breadcrumbs = Du är här
copy-link = Kopiera länken till det här avsnittet
link-copied = Länken är kopierad

# The links below a page, and its last line.
previous = Föregående
next = Nästa
footer-made-with = Gjord med isogloss
last-updated = Senast uppdaterad:{" "}
edit-page = Redigera den här sidan

# The pages of the site itself: the start page and the page for a missing address.
home = Startsida
choose-language = Välj språk
page-not-found = Sidan hittades inte
page-not-found-text = Den här sidan finns inte eller har flyttats.

# The stub at an old address of a page.
page-moved = Den här sidan har flyttats
page-moved-text = Den gamla adressen leder hit:

# The titles of the boxes in a page’s text.
alert-note = Obs!
alert-important = Viktigt
alert-tip = Tips
alert-info = Information
alert-caution = Försiktighet
alert-warning = Varning
alert-admin = Administration
alert-availability = Tillgänglighet
alert-prerequisites = Förutsättningar
alert-error = Fel
alert-success = Klart
alert-more-like-this = Relaterade artiklar

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = Titta på videon
edition = Utgåva: { $name }
editions = Utgåvor:
applies-to = För: { $name }

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Den här sidan är inte översatt till svenska än. Du läser den på det här språket: { $language }.
notice-machine = Den här sidan är maskinöversatt och kan innehålla fel.
notice-machine-original = Den här sidan är maskinöversatt och kan innehålla fel. Originalsida: { $language }
notice-stale = Originalet har ändrats sedan sidan översattes, så delar av den kan vara inaktuella. Aktuell version: { $language }

# Facts in comparison tables. A clock gives $hour (0–24), $hour2 (two digits), $hour12, $minute and $half (am or pm); from and to are clock faces.
clock-face = { $hour2 }:{ $minute }
clock = kl. { $face }
hours = kl. { $from }–{ $to }
duration-second = { $count ->
    [one] { $number } sekund
   *[other] { $number } sekunder
}
duration-minute = { $count ->
    [one] { $number } minut
   *[other] { $number } minuter
}
duration-hour = { $count ->
    [one] { $number } timme
   *[other] { $number } timmar
}
duration-day = { $count ->
    [one] { $number } dag
   *[other] { $number } dagar
}
duration-business-day = { $count ->
    [one] { $number } arbetsdag
   *[other] { $number } arbetsdagar
}
duration-week = { $count ->
    [one] { $number } vecka
   *[other] { $number } veckor
}
duration-month = { $count ->
    [one] { $number } månad
   *[other] { $number } månader
}
duration-year = { $number } år
frequency-minute = { $number } per minut
frequency-hour = { $number } per timme
frequency-day = { $number } per dag
frequency-business-day = { $number } per arbetsdag
frequency-week = { $number } per vecka
frequency-month = { $number } per månad
frequency-quarter = { $number } per kvartal
frequency-year = { $number } per år
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = Kontorstid
coverage-business-days = Arbetsdagar
# A response time and the hours in which it counts.
response = { $coverage } / { $time }
mark-yes = Ingår
mark-addon = Tillgängligt
mark-no = Ingår inte
percent = { $number } %
amount = { $number } { $sign }
# A further part of a list.
list = { $list }, { $next }
date = { $day } { $month } { $year }
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
weekdays = { $from }–{ $to }
weekday-monday = måndag
weekday-tuesday = tisdag
weekday-wednesday = onsdag
weekday-thursday = torsdag
weekday-friday = fredag
weekday-saturday = lördag
weekday-sunday = söndag

# Around a comparison table: its caption, its switch, its files, and what stands where a page says nothing.
comparison-plans = Abonnemang sida vid sida
comparison-editions = Utgåvor sida vid sida
comparison-row = Vad som jämförs
only-differences = Visa endast skillnader
mark-unstated = Anges inte
footnotes = Fotnoter
download-data = Ladda ned tabellen:
edition-name = Utgåva { $name }

# The pages for writers: how every page stands in every language.
translations = Översättningar
translations-text = Hur det står till med varje sida på varje språk, enligt de uppgifter som lästes.
translations-map = Sidor och språk
translations-page = Sida
translations-place = Plats
translations-other = Fynd på andra ställen i de här sidorna
translations-nothing = Inga uppgifter lästes på den här sidan.
state-present = finns
state-missing = saknas
state-stale = inaktuell
state-drifted = avviker

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = Öppet nu
hours-closed = Stängt nu
hours-local = Din tid:{" "}