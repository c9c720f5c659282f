# The language itself: its own name in the language switch, and its direction.
language-name = Português (Brasil)
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = Ir para o conteúdo
open-menu = Abrir o menu
language = Idioma
not-translated = Ainda não traduzida

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = Pesquisar
search-loading = Pesquisando…
search-count = Resultados: { $count }
search-none = Nenhum resultado para “{ $query }”
search-failed = Não foi possível carregar a pesquisa.
search-more = Mostrar mais resultados
theme = Aparência
theme-auto = Como o dispositivo
theme-light = Clara
theme-dark = Escura

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = Páginas
on-this-page = Nesta página
breadcrumbs = Você está aqui
copy-link = Copiar o link desta seção
link-copied = Link copiado

# The links below a page, and its last line.
previous = Anterior
next = Próxima
footer-made-with = Feito com isogloss
last-updated = Última atualização:{" "}
edit-page = Editar esta página

# The pages of the site itself: the start page and the page for a missing address.
home = Página inicial
choose-language = Escolha um idioma
page-not-found = Página não encontrada
page-not-found-text = Esta página não existe ou foi movida.

# The stub at an old address of a page.
page-moved = Esta página foi movida
page-moved-text = O endereço antigo leva para cá:

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
editions = Edições:
applies-to = Para: { $name }

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = Esta página ainda não foi traduzida para o português. Você está lendo o texto neste idioma: { $language }.
notice-machine = Esta página foi traduzida automaticamente e pode conter erros.
notice-machine-original = Esta página foi traduzida automaticamente e pode conter erros. Página original: { $language }
notice-stale = O original mudou desde que esta página foi traduzida, e partes dela podem estar desatualizadas. Versão atual: { $language }

# Facts in comparison tables. A clock gives $hour (0–24), $hour2 (two digits), $hour12, $minute and $half (am or pm); from and to are clock faces.
clock-face = { $hour2 }:{ $minute }
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
    [one] { $number } dia
   *[other] { $number } dias
}
duration-business-day = { $count ->
    [one] { $number } dia útil
   *[other] { $number } dias úteis
}
duration-week = { $count ->
    [one] { $number } semana
   *[other] { $number } semanas
}
duration-month = { $count ->
    [one] { $number } mês
   *[other] { $number } meses
}
duration-year = { $count ->
    [one] { $number } ano
   *[other] { $number } anos
}
frequency-minute = { $number } por minuto
frequency-hour = { $number } por hora
frequency-day = { $number } por dia
frequency-business-day = { $number } por dia útil
frequency-week = { $number } por semana
frequency-month = { $number } por mês
frequency-quarter = { $number } por trimestre
frequency-year = { $number } por ano
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = Horário comercial
coverage-business-days = Dias úteis
# A response time and the hours in which it counts.
response = { $coverage } / { $time }
mark-yes = Incluído
mark-addon = Disponível
mark-no = Não incluído
percent = { $number }%
amount = { $sign } { $number }
# A further part of a list.
list = { $list }, { $next }
date = { $day } de { $month } de { $year }
month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro
weekdays = { $from } a { $to }
weekday-monday = segunda-feira
weekday-tuesday = terça-feira
weekday-wednesday = quarta-feira
weekday-thursday = quinta-feira
weekday-friday = sexta-feira
weekday-saturday = sábado
weekday-sunday = domingo

# Around a comparison table: its caption, its switch, its files, and what stands where a page says nothing.
comparison-plans = Comparação de planos
comparison-editions = Comparação de edições
comparison-row = O que é comparado
only-differences = Mostrar apenas as diferenças
mark-unstated = Não informado
footnotes = Notas de rodapé
download-data = Baixar esta tabela:
edition-name = Edição { $name }

# The pages for writers: how every page stands in every language.
translations = Traduções
translations-text = A situação de cada página em cada idioma, segundo os dados lidos.
translations-map = Páginas e idiomas
translations-page = Página
translations-place = Local
translations-other = Outras ocorrências nestas páginas
translations-nothing = Nenhum dado foi lido nesta página.
state-present = presente
state-missing = ausente
state-stale = desatualizada
state-drifted = divergente

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = Aberto agora
hours-closed = Fechado agora
hours-local = Seu horário:{" "}