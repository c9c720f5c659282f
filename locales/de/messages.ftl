# The language itself: its own name in the language switch, and its direction.
language-name = Deutsch
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Zum Inhalt springen
open-menu = Menü öffnen
language = Sprache
not-translated = Noch nicht übersetzt

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Seiten
on-this-page = Auf dieser Seite
breadcrumbs = Sie sind hier
copy-link = Link zu diesem Abschnitt kopieren

# The links below a page, and its last line.
previous = Zurück
next = Weiter
footer-made-with = Erstellt mit isogloss

# The pages of the site itself: the start page and the page for a missing address.
home = Startseite
choose-language = Wählen Sie eine Sprache
page-not-found = Seite nicht gefunden
page-not-found-text = Diese Seite gibt es nicht, oder sie wurde verschoben.

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

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Diese Seite wurde noch nicht ins Deutsche übersetzt. Sie lesen sie in dieser Sprache: { $language }.
notice-machine = Diese Seite wurde maschinell übersetzt und kann Fehler enthalten.
notice-machine-original = Diese Seite wurde maschinell übersetzt und kann Fehler enthalten. Originalseite: { $language }
