# The language itself: its own name in the language switch, and its direction.
language-name = Español
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Ir al contenido
open-menu = Abrir el menú
language = Idioma
not-translated = Aún sin traducir

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = Buscar
search-loading = Buscando…
search-count = Resultados: { $count }
search-none = No hay resultados para «{ $query }»
search-failed = No se ha podido cargar la búsqueda.
search-more = Mostrar más resultados
theme = Apariencia
theme-auto = Como el dispositivo
theme-light = Clara
theme-dark = Oscura

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Páginas
on-this-page = En esta página
breadcrumbs = Está aquí
copy-link = Copiar el enlace a esta sección
link-copied = Enlace copiado

# The links below a page, and its last line.
previous = Anterior
next = Siguiente
footer-made-with = Hecho con isogloss
last-updated = Última actualización:{" "}
edit-page = Editar esta página

# The pages of the site itself: the start page and the page for a missing address.
home = Inicio
choose-language = Elija un idioma
page-not-found = Página no encontrada
page-not-found-text = Esta página no existe o se ha movido.

# The stub at an old address of a page.
page-moved = Esta página se ha trasladado
page-moved-text = Su antigua dirección lleva aquí:

# The titles of the boxes in a page’s text.
alert-note = Nota
alert-important = Importante
alert-tip = Consejo
alert-info = Información
alert-caution = Precaución
alert-warning = Advertencia
alert-admin = Administración
alert-availability = Disponibilidad
alert-prerequisites = Requisitos previos
alert-error = Error
alert-success = Operación correcta
alert-more-like-this = Artículos relacionados

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = Ver el vídeo
edition = Edición: { $name }
editions = Ediciones:
applies-to = Para: { $name }

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Esta página aún no se ha traducido al español. La está leyendo en este idioma: { $language }.
notice-machine = Esta página se ha traducido automáticamente y puede contener errores.
notice-machine-original = Esta página se ha traducido automáticamente y puede contener errores. Página original: { $language }
notice-stale = El original ha cambiado desde que se tradujo esta página, por lo que puede contener datos desactualizados. Versión actual: { $language }

# Facts in comparison tables. A clock gives $hour (0–24), $hour2 (two digits), $hour12, $minute and $half (am or pm); from and to are clock faces.
clock-face = { $hour }:{ $minute }
clock = { $face }
hours = { $from } – { $to }
duration-second = { $count ->
    [one] { $number } segundo
   *[other] { $number } segundos
}
duration-minute = { $count ->
    [one] { $number } minuto
   *[other] { $number } minutos
}
duration-hour = { $count ->
    [one] { $number } hora
   *[other] { $number } horas
}
duration-day = { $count ->
    [one] { $number } día
   *[other] { $number } días
}
duration-business-day = { $count ->
    [one] { $number } día laborable
   *[other] { $number } días laborables
}
duration-week = { $count ->
    [one] { $number } semana
   *[other] { $number } semanas
}
duration-month = { $count ->
    [one] { $number } mes
   *[other] { $number } meses
}
duration-year = { $count ->
    [one] { $number } año
   *[other] { $number } años
}
frequency-minute = { $number } por minuto
frequency-hour = { $number } por hora
frequency-day = { $number } por día
frequency-business-day = { $number } por día laborable
frequency-week = { $number } por semana
frequency-month = { $number } por mes
frequency-quarter = { $number } por trimestre
frequency-year = { $number } por año
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = Horario laboral
coverage-business-days = Días laborables
# A response time and the hours in which it counts.
response = { $coverage } / { $time }
mark-yes = Incluido
mark-addon = Disponible
mark-no = No incluido
percent = { $number } %
amount = { $number } { $sign }
# A further part of a list.
list = { $list }, { $next }
date = { $day } de { $month } de { $year }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
weekdays = { $from } a { $to }
weekday-monday = lunes
weekday-tuesday = martes
weekday-wednesday = miércoles
weekday-thursday = jueves
weekday-friday = viernes
weekday-saturday = sábado
weekday-sunday = domingo

# Around a comparison table: its caption, its switch, its files, and what stands where a page says nothing.
comparison-plans = Comparación de planes
comparison-editions = Comparación de ediciones
comparison-row = Lo que se compara
only-differences = Mostrar solo las diferencias
mark-unstated = No se indica
footnotes = Notas al pie
download-data = Descargar esta tabla:
edition-name = Edición { $name }

# The pages for writers: how every page stands in every language.
translations = Traducciones
translations-text = Cómo está cada página en cada idioma, según los datos leídos.
translations-map = Páginas e idiomas
translations-page = Página
translations-place = Lugar
translations-other = Hallazgos en otras partes de estas páginas
translations-nothing = No se ha leído ningún dato en esta página.
state-present = presente
state-missing = falta
state-stale = desactualizada
state-drifted = difiere

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = Abierto ahora
hours-closed = Cerrado ahora
hours-local = Su hora:{" "}