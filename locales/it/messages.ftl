# The language itself: its own name in the language switch, and its direction.
language-name = Italiano
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Vai al contenuto
open-menu = Apri il menu
language = Lingua
not-translated = Non ancora tradotta

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Pagine
on-this-page = In questa pagina
breadcrumbs = Percorso di navigazione
copy-link = Copia il link a questa sezione

# The links below a page, and its last line.
previous = Precedente
next = Successivo
footer-made-with = Realizzato con isogloss

# The pages of the site itself: the start page and the page for a missing address.
home = Pagina iniziale
choose-language = Scegli una lingua
page-not-found = Pagina non trovata
page-not-found-text = Questa pagina non esiste o è stata spostata.

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

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Questa pagina non è ancora stata tradotta in italiano. La stai leggendo in questa lingua: { $language }.
notice-machine = Questa pagina è stata tradotta automaticamente e può contenere errori.
notice-machine-original = Questa pagina è stata tradotta automaticamente e può contenere errori. Pagina originale: { $language }
