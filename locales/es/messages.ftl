# The language itself: its own name in the language switch, and its direction.
language-name = Español
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Ir al contenido
open-menu = Abrir el menú
language = Idioma
not-translated = Aún sin traducir

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Páginas
on-this-page = En esta página
breadcrumbs = Está aquí
copy-link = Copiar el enlace a esta sección

# The links below a page, and its last line.
previous = Anterior
next = Siguiente
footer-made-with = Hecho con isogloss

# The pages of the site itself: the start page and the page for a missing address.
home = Inicio
choose-language = Elija un idioma
page-not-found = Página no encontrada
page-not-found-text = Esta página no existe o se ha movido.

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

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Esta página aún no se ha traducido al español. La está leyendo en este idioma: { $language }.
notice-machine = Esta página se ha traducido automáticamente y puede contener errores.
notice-machine-original = Esta página se ha traducido automáticamente y puede contener errores. Página original: { $language }
