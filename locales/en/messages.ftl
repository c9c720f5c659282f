# The language itself: its own name in the language switch, and its direction.
language-name = English
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Skip to content
open-menu = Open menu
language = Language
not-translated = Not translated yet

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = Search
search-loading = Searching…
search-count = Results: { $count }
search-none = No results for “{ $query }”
search-failed = The search could not be loaded.
search-more = Show more results
theme = Theme
theme-auto = Like the device
theme-light = Light
theme-dark = Dark

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Pages
on-this-page = On this page
breadcrumbs = You are here
copy-link = Copy link to this section
link-copied = Link copied

# The links below a page, and its last line.
previous = Previous
next = Next
footer-made-with = Made with isogloss
last-updated = Last updated:{" "}
edit-page = Edit this page


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

# Around other parts of a page’s text: the link to a video, the label of a part that holds for some editions only, what leads to those parts,
# and the label of a part for readers who chose one way of working.
watch-video = Watch the video
edition = Edition: { $name }
editions = Editions:
applies-to = For: { $name }

# Facts in comparison tables. A clock gives $hour (0–24), $hour2 (two digits), $hour12, $minute and $half (am or pm); from and to are clock faces.
clock-face = { $hour12 }:{ $minute } { $half ->
    [am] AM
   *[pm] PM
}
clock = { $face }
hours = { $from } – { $to }
duration-second = { $count ->
    [one] { $number } second
   *[other] { $number } seconds
}
duration-minute = { $count ->
    [one] { $number } minute
   *[other] { $number } minutes
}
duration-hour = { $count ->
    [one] { $number } hour
   *[other] { $number } hours
}
duration-day = { $count ->
    [one] { $number } day
   *[other] { $number } days
}
duration-business-day = { $count ->
    [one] { $number } business day
   *[other] { $number } business days
}
duration-week = { $count ->
    [one] { $number } week
   *[other] { $number } weeks
}
duration-month = { $count ->
    [one] { $number } month
   *[other] { $number } months
}
duration-year = { $count ->
    [one] { $number } year
   *[other] { $number } years
}
frequency-minute = { $number } per minute
frequency-hour = { $number } per hour
frequency-day = { $number } per day
frequency-business-day = { $number } per business day
frequency-week = { $number } per week
frequency-month = { $number } per month
frequency-quarter = { $number } per quarter
frequency-year = { $number } per year
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = Business hours
coverage-business-days = Business days
# A response time and the hours in which it counts.
response = { $coverage } / { $time }
mark-yes = Included
mark-addon = Available
mark-no = Not included
percent = { $number }%
amount = { $sign }{ $number }
# A further part of a list.
list = { $list }, { $next }
date = { $month } { $day }, { $year }
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
weekdays = { $from } – { $to }
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

# Around a comparison table: its caption, its switch, its files, and what stands where a page says nothing.
comparison-plans = Plans side by side
comparison-editions = Editions side by side
comparison-row = What is compared
only-differences = Show differences only
mark-unstated = Not stated
footnotes = Footnotes
download-data = Download this table:
edition-name = Edition { $name }

# The pages for writers: how every page stands in every language.
translations = Translations
translations-text = How every page stands in every language, from the facts that were read.
translations-map = Pages and languages
translations-page = Page
translations-place = Place
translations-other = Findings elsewhere in these pages
translations-nothing = No facts were read in this page.
state-present = present
state-missing = missing
state-stale = stale
state-drifted = drifted

# Above a page’s text: that it is shown in another language, was translated by a machine, or is behind its original. Where { $language } stands,
# the name of the other language links to the original.
# It stands in for languages without words of their own, so it names none.
notice-fallback = This page has not been translated yet. You are reading it in this language: { $language }.
notice-machine = This page was translated by a machine and may contain mistakes.
notice-machine-original = This page was translated by a machine and may contain mistakes. Original page: { $language }
notice-stale = The original has changed since this page was translated, so parts of it may be out of date. Current version: { $language }

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = Open now
hours-closed = Closed now
hours-local = Your time:{" "}