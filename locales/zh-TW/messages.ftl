# The language itself: its own name in the language switch, and its direction.
language-name = 繁體中文
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = 跳至主要內容
open-menu = 開啟選單
language = 語言
not-translated = 尚未翻譯

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = 搜尋
search-loading = 正在搜尋…
search-count = 結果：{ $count } 筆
search-none = 找不到符合「{ $query }」的結果
search-failed = 無法載入搜尋功能。
search-more = 顯示更多結果
theme = 佈景主題
theme-auto = 跟隨裝置
theme-light = 淺色
theme-dark = 深色

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = 頁面
on-this-page = 本頁內容
breadcrumbs = 您的位置
copy-link = 複製本節連結
link-copied = 已複製連結

# The links below a page, and its last line.
previous = 上一頁
next = 下一頁
footer-made-with = 以 isogloss 製作
last-updated = 上次更新：
edit-page = 編輯此頁


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
editions = 版本：
applies-to = 適用於：{ $name }

# 比較表中的數值。時鐘提供 $hour（0–24）、$hour2（兩位數）、$hour12、$minute 及 $half（am 或 pm）；from 與 to 是時刻。
clock-face = { $half ->
    [am] 上午
   *[pm] 下午
}{ $hour12 }:{ $minute }
clock = { $face }
hours = { $from } – { $to }
duration-second = { $number } 秒
duration-minute = { $number } 分鐘
duration-hour = { $number } 小時
duration-day = { $number } 天
duration-business-day = { $number } 個工作日
duration-week = { $number } 週
duration-month = { $number } 個月
duration-year = { $number } 年
frequency-minute = 每分鐘 { $number } 次
frequency-hour = 每小時 { $number } 次
frequency-day = 每天 { $number } 次
frequency-business-day = 每個工作日 { $number } 次
frequency-week = 每週 { $number } 次
frequency-month = 每月 { $number } 次
frequency-quarter = 每季 { $number } 次
frequency-year = 每年 { $number } 次
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = 營業時間
coverage-business-days = 工作日
# 回應時間與其計算的時段。
response = { $coverage }／{ $time }
mark-yes = 包含
mark-addon = 可選購
mark-no = 不包含
percent = { $number }%
amount = { $sign }{ $number }
# 清單的下一項。
list = { $list }、{ $next }
date = { $year } 年 { $month } { $day } 日
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
weekdays = { $from }至{ $to }
weekday-monday = 星期一
weekday-tuesday = 星期二
weekday-wednesday = 星期三
weekday-thursday = 星期四
weekday-friday = 星期五
weekday-saturday = 星期六
weekday-sunday = 星期日

# 比較表四周的文字：標題、開關、檔案，以及頁面未說明之處。
comparison-plans = 方案對照
comparison-editions = 版本對照
comparison-row = 比較項目
only-differences = 只顯示差異
mark-unstated = 未說明
footnotes = 附註
download-data = 下載此表格：
edition-name = { $name } 版

# 給作者的頁面：每個頁面在各語言的狀態。
translations = 翻譯
translations-text = 根據讀到的資料，每個頁面在各語言的狀態。
translations-map = 頁面與語言
translations-page = 頁面
translations-place = 位置
translations-other = 這些頁面中的其他發現
translations-nothing = 此頁面未讀到任何資料。
state-present = 已有
state-missing = 缺少
state-stale = 已過時
state-drifted = 不一致

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = 此頁面尚未翻譯成繁體中文，目前以下列語言顯示：{ $language }
notice-machine = 此頁面由機器翻譯，可能含有錯誤。
notice-machine-original = 此頁面由機器翻譯，可能含有錯誤。原始頁面：{ $language }
notice-stale = 此頁面翻譯之後，原文已有變更，部分內容可能已經過時。最新版本：{ $language }

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = 目前服務中
hours-closed = 目前非服務時間
hours-local = 您的時間：
