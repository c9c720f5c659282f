# The language itself: its own name in the language switch, and its direction.
language-name = Français
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Aller au contenu
open-menu = Ouvrir le menu
language = Langue
not-translated = Pas encore traduit

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Pages
on-this-page = Sur cette page
breadcrumbs = Vous êtes ici
copy-link = Copier le lien vers cette section

# The links below a page, and its last line.
previous = Précédent
next = Suivant
footer-made-with = Réalisé avec isogloss
last-updated = Dernière mise à jour :
edit-page = Modifier cette page

# A date in running words. The first of a month has a word of its own in some languages.
date = { $day } { $month } { $year }
first-day = 1er
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
