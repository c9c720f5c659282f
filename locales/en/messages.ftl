# The language itself: its own name in the language switch, and its direction.
language-name = English
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Skip to content
open-menu = Open menu
language = Language
not-translated = Not translated yet

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Pages
on-this-page = On this page
breadcrumbs = You are here
copy-link = Copy link to this section

# The links below a page, and its last line.
previous = Previous
next = Next
footer-made-with = Made with isogloss
last-updated = Last updated:
edit-page = Edit this page

# A date in running words. The first of a month has a word of its own in some languages.
date = { $day } { $month } { $year }
first-day = 1
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# The pages of the site itself: the start page and the page for a missing address.
home = Home
choose-language = Choose a language
page-not-found = Page not found
page-not-found-text = This page does not exist, or it has moved.
page-moved = This page has moved
page-moved-text = Its old address leads here:

# The titles of the boxes in a page’s text.
alert-note = Note
alert-important = Important
alert-tip = Tip
alert-info = Information
alert-caution = Caution
alert-warning = Warning
alert-admin = Administration
alert-availability = Availability
alert-prerequisites = Prerequisites
alert-error = Error
alert-success = Success
alert-more-like-this = Related articles

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = Watch the video
edition = Edition: { $name }
