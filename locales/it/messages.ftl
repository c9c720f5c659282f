# The language itself: its own name in the language switch, and its direction.
language-name = Italiano
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Vai al contenuto
open-menu = Apri il menu
language = Lingua
not-translated = Non ancora tradotta

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = Cerca
search-loading = Ricerca in corso…
search-count = Risultati: { $count }
search-none = Nessun risultato per «{ $query }»
search-failed = Impossibile caricare la ricerca.
search-more = Mostra altri risultati
theme = Aspetto
theme-auto = Come il dispositivo
theme-light = Chiaro
theme-dark = Scuro

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Pagine
on-this-page = In questa pagina
breadcrumbs = Percorso di navigazione
copy-link = Copia il link a questa sezione
link-copied = Link copiato

# The links below a page, and its last line.
previous = Precedente
next = Successivo
footer-made-with = Realizzato con isogloss
last-updated = Ultimo aggiornamento:{" "}
edit-page = Modifica questa pagina

# The pages of the site itself: the start page and the page for a missing address.
home = Pagina iniziale
choose-language = Scegli una lingua
page-not-found = Pagina non trovata
page-not-found-text = Questa pagina non esiste o è stata spostata.

# The stub at an old address of a page.
page-moved = Questa pagina è stata spostata
page-moved-text = Il vecchio indirizzo porta qui:

# The titles of the boxes in a page’s text.
alert-note = Nota
alert-important = Importante
alert-tip = Suggerimento
alert-info = Informazioni
alert-caution = Attenzione
alert-warning = Avviso
alert-admin = Amministrazione
alert-availability = Disponibilità
alert-prerequisites = Prerequisiti
alert-error = Errore
alert-success = Operazione riuscita
alert-more-like-this = Articoli correlati

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = Guarda il video
edition = Edizione: { $name }
editions = Edizioni:
applies-to = Per: { $name }

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Questa pagina non è ancora stata tradotta in italiano. La stai leggendo in questa lingua: { $language }.
notice-machine = Questa pagina è stata tradotta automaticamente e può contenere errori.
notice-machine-original = Questa pagina è stata tradotta automaticamente e può contenere errori. Pagina originale: { $language }
notice-stale = L’originale è cambiato da quando questa pagina è stata tradotta: alcune parti potrebbero non essere aggiornate. Versione attuale: { $language }

# Facts in comparison tables. A clock gives $hour (0–24), $hour2 (two digits), $hour12, $minute and $half (am or pm); from and to are clock faces.
clock-face = { $hour2 }:{ $minute }
clock = { $face }
hours = { $from } – { $to }
duration-second = { $count ->
    [one] { $number } secondo
   *[other] { $number } secondi
}
duration-minute = { $count ->
    [one] { $number } minuto
   *[other] { $number } minuti
}
duration-hour = { $count ->
    [one] { $number } ora
   *[other] { $number } ore
}
duration-day = { $count ->
    [one] { $number } giorno
   *[other] { $number } giorni
}
duration-business-day = { $count ->
    [one] { $number } giorno lavorativo
   *[other] { $number } giorni lavorativi
}
duration-week = { $count ->
    [one] { $number } settimana
   *[other] { $number } settimane
}
duration-month = { $count ->
    [one] { $number } mese
   *[other] { $number } mesi
}
duration-year = { $count ->
    [one] { $number } anno
   *[other] { $number } anni
}
frequency-minute = { $number } al minuto
frequency-hour = { $number } all’ora
frequency-day = { $number } al giorno
frequency-business-day = { $number } per giorno lavorativo
frequency-week = { $number } alla settimana
frequency-month = { $number } al mese
frequency-quarter = { $number } a trimestre
frequency-year = { $number } all’anno
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = Orario lavorativo
coverage-business-days = Giorni lavorativi
# A response time and the hours in which it counts.
response = { $coverage } / { $time }
mark-yes = Incluso
mark-addon = Disponibile
mark-no = Non incluso
percent = { $number }%
amount = { $number } { $sign }
# A further part of a list.
list = { $list }, { $next }
date = { $day } { $month } { $year }
month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre
weekdays = { $from } – { $to }
weekday-monday = lunedì
weekday-tuesday = martedì
weekday-wednesday = mercoledì
weekday-thursday = giovedì
weekday-friday = venerdì
weekday-saturday = sabato
weekday-sunday = domenica

# Around a comparison table: its caption, its switch, its files, and what stands where a page says nothing.
comparison-plans = Piani a confronto
comparison-editions = Edizioni a confronto
comparison-row = Che cosa si confronta
only-differences = Mostra solo le differenze
mark-unstated = Non indicato
footnotes = Note
download-data = Scarica questa tabella:
edition-name = Edizione { $name }

# The pages for writers: how every page stands in every language.
translations = Traduzioni
translations-text = Lo stato di ogni pagina in ogni lingua, secondo i dati letti.
translations-map = Pagine e lingue
translations-page = Pagina
translations-place = Posizione
translations-other = Altri rilievi in queste pagine
translations-nothing = In questa pagina non è stato letto alcun dato.
state-present = presente
state-missing = mancante
state-stale = non aggiornata
state-drifted = divergente

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = Aperto ora
hours-closed = Chiuso ora
hours-local = La sua ora:{" "}