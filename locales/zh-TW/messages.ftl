# The language itself: its own name in the language switch, and its direction.
language-name = 繁體中文
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = 跳至主要內容
open-menu = 開啟選單
language = 語言
not-translated = 尚未翻譯

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = 頁面
on-this-page = 本頁內容
breadcrumbs = 您的位置
copy-link = 複製本節連結

# The links below a page, and its last line.
previous = 上一頁
next = 下一頁
footer-made-with = 以 isogloss 製作
last-updated = 上次更新：
edit-page = 編輯此頁

# A date in running words. The first of a month has a word of its own in some languages.
date = { $year } 年 { $month } { $day } 日
first-day = 1
month-1 = 1 月
month-2 = 2 月
month-3 = 3 月
month-4 = 4 月
month-5 = 5 月
month-6 = 6 月
month-7 = 7 月
month-8 = 8 月
month-9 = 9 月
month-10 = 10 月
month-11 = 11 月
month-12 = 12 月

# The pages of the site itself: the start page and the page for a missing address.
home = 首頁
choose-language = 選擇語言
page-not-found = 找不到頁面
page-not-found-text = 此頁面不存在，或已移至其他位置。
page-moved = 此頁面已移至新位置
page-moved-text = 舊網址現在對應至：

# The titles of the boxes in a page’s text.
alert-note = 附註
alert-important = 重要
alert-tip = 提示
alert-info = 資訊
alert-caution = 注意
alert-warning = 警告
alert-admin = 管理
alert-availability = 適用範圍
alert-prerequisites = 先決條件
alert-error = 錯誤
alert-success = 成功
alert-more-like-this = 相關文章

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = 觀看影片
edition = 版本：{ $name }
