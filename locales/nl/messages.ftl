# The language itself: its own name in the language switch, and its direction.
language-name = Nederlands
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Naar de inhoud
open-menu = Menu openen
language = Taal
not-translated = Nog niet vertaald

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Pagina’s
on-this-page = Op deze pagina
breadcrumbs = U bent hier
copy-link = Link naar dit onderdeel kopiëren

# The links below a page, and its last line.
previous = Vorige
next = Volgende
footer-made-with = Gemaakt met isogloss
last-updated = Laatst bijgewerkt:
edit-page = Deze pagina bewerken

# A date in running words. The first of a month has a word of its own in some languages.
date = { $day } { $month } { $year }
first-day = 1
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

# The pages of the site itself: the start page and the page for a missing address.
home = Startpagina
choose-language = Kies een taal
page-not-found = Pagina niet gevonden
page-not-found-text = Deze pagina bestaat niet of is verplaatst.
page-moved = Deze pagina is verplaatst
page-moved-text = Het oude adres leidt hierheen:

# The titles of the boxes in a page’s text.
alert-note = Opmerking
alert-important = Belangrijk
alert-tip = Tip
alert-info = Informatie
alert-caution = Let op
alert-warning = Waarschuwing
alert-admin = Beheer
alert-availability = Beschikbaarheid
alert-prerequisites = Vereisten
alert-error = Fout
alert-success = Gelukt
alert-more-like-this = Verwante artikelen

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = Bekijk de video
edition = Editie: { $name }
