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

# The pages of the site itself: the start page and the page for a missing address.
home = Home
choose-language = Choose a language
page-not-found = Page not found
page-not-found-text = This page does not exist, or it has moved.

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

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = This page has not been translated into English yet. You are reading it in this language: { $language }.
notice-machine = This page was translated by a machine and may contain mistakes.
notice-machine-original = This page was translated by a machine and may contain mistakes. Original page: { $language }
