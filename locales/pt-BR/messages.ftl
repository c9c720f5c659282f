# The language itself: its own name in the language switch, and its direction.
language-name = Português (Brasil)
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Ir para o conteúdo
open-menu = Abrir o menu
language = Idioma
not-translated = Ainda não traduzida

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Páginas
on-this-page = Nesta página
breadcrumbs = Você está aqui
copy-link = Copiar o link desta seção

# The links below a page, and its last line.
previous = Anterior
next = Próxima
footer-made-with = Feito com isogloss

# The pages of the site itself: the start page and the page for a missing address.
home = Página inicial
choose-language = Escolha um idioma
page-not-found = Página não encontrada
page-not-found-text = Esta página não existe ou foi movida.

# The titles of the boxes in a page’s text.
alert-note = Observação
alert-important = Importante
alert-tip = Dica
alert-info = Informações
alert-caution = Cuidado
alert-warning = Aviso
alert-admin = Administração
alert-availability = Disponibilidade
alert-prerequisites = Pré-requisitos
alert-error = Erro
alert-success = Operação concluída
alert-more-like-this = Artigos relacionados

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = Assistir ao vídeo
edition = Edição: { $name }

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Esta página ainda não foi traduzida para o português. Você está lendo o texto neste idioma: { $language }.
notice-machine = Esta página foi traduzida automaticamente e pode conter erros.
notice-machine-original = Esta página foi traduzida automaticamente e pode conter erros. Página original: { $language }
