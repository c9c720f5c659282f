# The language itself: its own name in the language switch, and its direction.
language-name = Svenska
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Gå till innehållet
open-menu = Öppna menyn
language = Språk
not-translated = Inte översatt än

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Sidor
on-this-page = På den här sidan
breadcrumbs = Du är här
copy-link = Kopiera länken till det här avsnittet

# The links below a page, and its last line.
previous = Föregående
next = Nästa
footer-made-with = Gjord med isogloss

# The pages of the site itself: the start page and the page for a missing address.
home = Startsida
choose-language = Välj språk
page-not-found = Sidan hittades inte
page-not-found-text = Den här sidan finns inte eller har flyttats.

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

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Den här sidan är inte översatt till svenska än. Du läser den på det här språket: { $language }.
notice-machine = Den här sidan är maskinöversatt och kan innehålla fel.
notice-machine-original = Den här sidan är maskinöversatt och kan innehålla fel. Originalsida: { $language }
