# The language itself: its own name in the language switch, and its direction.
language-name = Nederlands
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Naar de inhoud
open-menu = Menu openen
language = Taal
not-translated = Nog niet vertaald

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = Zoeken
search-loading = Bezig met zoeken…
search-count = Resultaten: { $count }
search-none = Geen resultaten voor ‘{ $query }’
search-failed = De zoekfunctie kon niet worden geladen.
search-more = Meer resultaten tonen
theme = Weergave
theme-auto = Zoals het apparaat
theme-light = Licht
theme-dark = Donker

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Pagina’s
on-this-page = Op deze pagina
breadcrumbs = U bent hier
copy-link = Link naar dit onderdeel kopiëren
link-copied = Link gekopieerd

# The links below a page, and its last line.
previous = Vorige
next = Volgende
footer-made-with = Gemaakt met isogloss
last-updated = Laatst bijgewerkt:{" "}
edit-page = Deze pagina bewerken


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
editions = Edities:
applies-to = Voor: { $name }

# Feiten in vergelijkingstabellen. Een klok geeft $hour (0–24), $hour2 (twee cijfers), $hour12, $minute en $half (am of pm); from en to zijn wijzerplaten.
clock-face = { $hour2 }:{ $minute }
clock = { $face } uur
hours = { $from }–{ $to } uur
duration-second = { $count ->
    [one] { $number } seconde
   *[other] { $number } seconden
}
duration-minute = { $count ->
    [one] { $number } minuut
   *[other] { $number } minuten
}
duration-hour = { $number } uur
duration-day = { $count ->
    [one] { $number } dag
   *[other] { $number } dagen
}
duration-business-day = { $count ->
    [one] { $number } werkdag
   *[other] { $number } werkdagen
}
duration-week = { $count ->
    [one] { $number } week
   *[other] { $number } weken
}
duration-month = { $count ->
    [one] { $number } maand
   *[other] { $number } maanden
}
duration-year = { $number } jaar
frequency-minute = { $number } per minuut
frequency-hour = { $number } per uur
frequency-day = { $number } per dag
frequency-business-day = { $number } per werkdag
frequency-week = { $number } per week
frequency-month = { $number } per maand
frequency-quarter = { $number } per kwartaal
frequency-year = { $number } per jaar
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = Kantooruren
coverage-business-days = Werkdagen
# Een reactietijd en de uren waarin die telt.
response = { $coverage } / { $time }
mark-yes = Inbegrepen
mark-addon = Beschikbaar
mark-no = Niet inbegrepen
percent = { $number }%
amount = { $sign } { $number }
# Een volgend deel van een lijst.
list = { $list }, { $next }
date = { $day } { $month } { $year }
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
weekdays = { $from } t/m { $to }
weekday-monday = maandag
weekday-tuesday = dinsdag
weekday-wednesday = woensdag
weekday-thursday = donderdag
weekday-friday = vrijdag
weekday-saturday = zaterdag
weekday-sunday = zondag

# Rond een vergelijkingstabel: het bijschrift, de schakelaar, de bestanden en wat er staat waar een pagina niets zegt.
comparison-plans = Abonnementen naast elkaar
comparison-editions = Edities naast elkaar
comparison-row = Wat wordt vergeleken
only-differences = Alleen verschillen tonen
mark-unstated = Niet vermeld
footnotes = Voetnoten
download-data = Deze tabel downloaden:
edition-name = Editie { $name }

# De pagina’s voor schrijvers: hoe elke pagina er in elke taal voor staat.
translations = Vertalingen
translations-text = Hoe elke pagina er in elke taal voor staat, volgens de gelezen feiten.
translations-map = Pagina’s en talen
translations-page = Pagina
translations-place = Plaats
translations-other = Bevindingen elders in deze pagina’s
translations-nothing = Op deze pagina zijn geen feiten gelezen.
state-present = aanwezig
state-missing = ontbreekt
state-stale = verouderd
state-drifted = wijkt af

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Deze pagina is nog niet in het Nederlands vertaald. U leest de pagina in deze taal: { $language }.
notice-machine = Deze pagina is door een machine vertaald en kan fouten bevatten.
notice-machine-original = Deze pagina is door een machine vertaald en kan fouten bevatten. Oorspronkelijke pagina: { $language }
notice-stale = Het origineel is gewijzigd sinds deze pagina is vertaald; delen ervan kunnen verouderd zijn. Actuele versie: { $language }

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = Nu open
hours-closed = Nu gesloten
hours-local = Uw tijd:{" "}