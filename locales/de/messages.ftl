# The language itself: its own name in the language switch, and its direction.
language-name = Deutsch
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Zum Inhalt springen
open-menu = Menü öffnen
language = Sprache
not-translated = Noch nicht übersetzt

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = Suchen
search-loading = Suche läuft…
search-count = Treffer: { $count }
search-none = Keine Treffer für „{ $query }“
search-failed = Die Suche konnte nicht geladen werden.
search-more = Weitere Treffer anzeigen
theme = Darstellung
theme-auto = Wie das Gerät
theme-light = Hell
theme-dark = Dunkel

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Seiten
on-this-page = Auf dieser Seite
breadcrumbs = Sie sind hier
copy-link = Link zu diesem Abschnitt kopieren
link-copied = Link kopiert

# The links below a page, and its last line.
previous = Zurück
next = Weiter
footer-made-with = Erstellt mit isogloss
last-updated = Zuletzt aktualisiert:{" "}
edit-page = Diese Seite bearbeiten

# The pages of the site itself: the start page and the page for a missing address.
home = Startseite
choose-language = Wählen Sie eine Sprache
page-not-found = Seite nicht gefunden
page-not-found-text = Diese Seite gibt es nicht, oder sie wurde verschoben.

# The stub at an old address of a page.
page-moved = Diese Seite ist umgezogen
page-moved-text = Ihre alte Adresse führt hierher:

# The titles of the boxes in a page’s text.
alert-note = Hinweis
alert-important = Wichtig
alert-tip = Tipp
alert-info = Information
alert-caution = Vorsicht
alert-warning = Warnung
alert-admin = Verwaltung
alert-availability = Verfügbarkeit
alert-prerequisites = Voraussetzungen
alert-error = Fehler
alert-success = Erfolg
alert-more-like-this = Verwandte Artikel

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = Video ansehen
edition = Edition: { $name }
editions = Editionen:
applies-to = Für: { $name }

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Diese Seite wurde noch nicht ins Deutsche übersetzt. Sie lesen sie in dieser Sprache: { $language }.
notice-machine = Diese Seite wurde maschinell übersetzt und kann Fehler enthalten.
notice-machine-original = Diese Seite wurde maschinell übersetzt und kann Fehler enthalten. Originalseite: { $language }
notice-stale = Das Original wurde geändert, seit diese Seite übersetzt wurde; Teile davon können veraltet sein. Aktuelle Fassung: { $language }

# Facts in comparison tables. A clock gives $hour (0–24), $hour2 (two digits), $hour12, $minute and $half (am or pm); from and to are clock faces.
clock-face = { $hour2 }:{ $minute }
clock = { $face } Uhr
hours = { $from }–{ $to } Uhr
duration-second = { $count ->
    [one] { $number } Sekunde
   *[other] { $number } Sekunden
}
duration-minute = { $count ->
    [one] { $number } Minute
   *[other] { $number } Minuten
}
duration-hour = { $count ->
    [one] { $number } Stunde
   *[other] { $number } Stunden
}
duration-day = { $count ->
    [one] { $number } Tag
   *[other] { $number } Tage
}
duration-business-day = { $count ->
    [one] { $number } Arbeitstag
   *[other] { $number } Arbeitstage
}
duration-week = { $count ->
    [one] { $number } Woche
   *[other] { $number } Wochen
}
duration-month = { $count ->
    [one] { $number } Monat
   *[other] { $number } Monate
}
duration-year = { $count ->
    [one] { $number } Jahr
   *[other] { $number } Jahre
}
frequency-minute = { $number } pro Minute
frequency-hour = { $number } pro Stunde
frequency-day = { $number } pro Tag
frequency-business-day = { $number } pro Arbeitstag
frequency-week = { $number } pro Woche
frequency-month = { $number } pro Monat
frequency-quarter = { $number } pro Quartal
frequency-year = { $number } pro Jahr
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = Geschäftszeiten
coverage-business-days = Arbeitstage
# A response time and the hours in which it counts.
response = { $coverage } / { $time }
mark-yes = Enthalten
mark-addon = Erhältlich
mark-no = Nicht enthalten
percent = { $number } %
amount = { $number } { $sign }
# A further part of a list.
list = { $list }, { $next }
date = { $day }. { $month } { $year }
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
weekdays = { $from } bis { $to }
weekday-monday = Montag
weekday-tuesday = Dienstag
weekday-wednesday = Mittwoch
weekday-thursday = Donnerstag
weekday-friday = Freitag
weekday-saturday = Samstag
weekday-sunday = Sonntag

# Around a comparison table: its caption, its switch, its files, and what stands where a page says nothing.
comparison-plans = Angebote im Vergleich
comparison-editions = Editionen im Vergleich
comparison-row = Was verglichen wird
only-differences = Nur Unterschiede anzeigen
mark-unstated = Nicht angegeben
footnotes = Fußnoten
download-data = Diese Tabelle herunterladen:
edition-name = Edition { $name }

# The pages for writers: how every page stands in every language.
translations = Übersetzungen
translations-text = Wie es um jede Seite in jeder Sprache steht, nach den Angaben, die gelesen wurden.
translations-map = Seiten und Sprachen
translations-page = Seite
translations-place = Stelle
translations-other = Befunde an anderen Stellen dieser Seiten
translations-nothing = Auf dieser Seite wurden keine Angaben gelesen.
state-present = vorhanden
state-missing = fehlt
state-stale = veraltet
state-drifted = weicht ab

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = Jetzt geöffnet
hours-closed = Jetzt geschlossen
hours-local = Ihre Zeit:{" "}