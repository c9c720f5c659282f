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

# The pages of the site itself: the start page and the page for a missing address.
home = Startpagina
choose-language = Kies een taal
page-not-found = Pagina niet gevonden
page-not-found-text = Deze pagina bestaat niet of is verplaatst.

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

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Deze pagina is nog niet in het Nederlands vertaald. U leest de pagina in deze taal: { $language }.
notice-machine = Deze pagina is door een machine vertaald en kan fouten bevatten.
notice-machine-original = Deze pagina is door een machine vertaald en kan fouten bevatten. Oorspronkelijke pagina: { $language }
