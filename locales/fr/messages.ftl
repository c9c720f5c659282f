# The language itself: its own name in the language switch, and its direction.
language-name = Français
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Aller au contenu
open-menu = Ouvrir le menu
language = Langue
not-translated = Pas encore traduit

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = Rechercher
search-loading = Recherche en cours…
search-count = Résultats : { $count }
search-none = Aucun résultat pour « { $query } »
search-failed = La recherche n’a pas pu être chargée.
search-more = Afficher plus de résultats
theme = Apparence
theme-auto = Comme l’appareil
theme-light = Claire
theme-dark = Sombre

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Pages
on-this-page = Sur cette page
breadcrumbs = Vous êtes ici
copy-link = Copier le lien vers cette section
link-copied = Lien copié

# The links below a page, and its last line.
previous = Précédent
next = Suivant
footer-made-with = Réalisé avec isogloss
last-updated = Dernière mise à jour :{" "}
edit-page = Modifier cette page


# The pages of the site itself: the start page and the page for a missing address.
home = Accueil
choose-language = Choisissez une langue
page-not-found = Page introuvable
page-not-found-text = Cette page n’existe pas ou a été déplacée.
page-moved = Cette page a été déplacée
page-moved-text = Son ancienne adresse mène ici :

# The titles of the boxes in a page’s text.
alert-note = Remarque
alert-important = Important
alert-tip = Conseil
alert-info = Information
alert-caution = Attention
alert-warning = Avertissement
alert-admin = Administration
alert-availability = Disponibilité
alert-prerequisites = Conditions préalables
alert-error = Erreur
alert-success = Opération réussie
alert-more-like-this = Articles connexes

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = Regarder la vidéo
edition = Édition : { $name }
editions = Éditions :
applies-to = Pour : { $name }

# Les faits dans les tableaux comparatifs. Une horloge donne $hour (0–24), $hour2 (deux chiffres), $hour12, $minute et $half (am ou pm) ; from et to sont des cadrans.
clock-face = { $hour } h { $minute }
clock = { $face }
hours = { $from } – { $to }
duration-second = { $count ->
    [one] { $number } seconde
   *[other] { $number } secondes
}
duration-minute = { $count ->
    [one] { $number } minute
   *[other] { $number } minutes
}
duration-hour = { $count ->
    [one] { $number } heure
   *[other] { $number } heures
}
duration-day = { $count ->
    [one] { $number } jour
   *[other] { $number } jours
}
duration-business-day = { $count ->
    [one] { $number } jour ouvrable
   *[other] { $number } jours ouvrables
}
duration-week = { $count ->
    [one] { $number } semaine
   *[other] { $number } semaines
}
duration-month = { $number } mois
duration-year = { $count ->
    [one] { $number } an
   *[other] { $number } ans
}
frequency-minute = { $number } par minute
frequency-hour = { $number } par heure
frequency-day = { $number } par jour
frequency-business-day = { $number } par jour ouvrable
frequency-week = { $number } par semaine
frequency-month = { $number } par mois
frequency-quarter = { $number } par trimestre
frequency-year = { $number } par an
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = Heures ouvrables
coverage-business-days = Jours ouvrables
# Un délai de réponse et les heures pendant lesquelles il court.
response = { $coverage } / { $time }
mark-yes = Inclus
mark-addon = Disponible
mark-no = Non inclus
percent = { $number } %
amount = { $number } { $sign }
# Une partie de plus dans une liste.
list = { $list }, { $next }
date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
weekdays = { $from } – { $to }
weekday-monday = lundi
weekday-tuesday = mardi
weekday-wednesday = mercredi
weekday-thursday = jeudi
weekday-friday = vendredi
weekday-saturday = samedi
weekday-sunday = dimanche

# Autour d’un tableau comparatif : sa légende, son commutateur, ses fichiers, et ce qui figure là où une page ne dit rien.
comparison-plans = Les formules côte à côte
comparison-editions = Les éditions côte à côte
comparison-row = Ce qui est comparé
only-differences = N’afficher que les différences
mark-unstated = Non précisé
footnotes = Notes
download-data = Télécharger ce tableau :
edition-name = Édition { $name }

# Les pages pour les rédacteurs : où en est chaque page dans chaque langue.
translations = Traductions
translations-text = Où en est chaque page dans chaque langue, d’après les faits relevés.
translations-map = Pages et langues
translations-page = Page
translations-place = Emplacement
translations-other = Constats ailleurs dans ces pages
translations-nothing = Aucun fait n’a été relevé dans cette page.
state-present = présente
state-missing = absente
state-stale = obsolète
state-drifted = divergente

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Cette page n’est pas encore traduite en français. Vous la lisez dans cette langue : { $language }.
notice-machine = Cette page a été traduite automatiquement et peut contenir des erreurs.
notice-machine-original = Cette page a été traduite automatiquement et peut contenir des erreurs. Page d’origine : { $language }
notice-stale = L’original a changé depuis la traduction de cette page, qui n’est peut-être plus entièrement à jour. Version actuelle : { $language }

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = Ouvert actuellement
hours-closed = Fermé actuellement
hours-local = Votre heure :{" "}