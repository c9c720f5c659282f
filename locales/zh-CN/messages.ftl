# The language itself: its own name in the language switch, and its direction.
language-name = 简体中文
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = 跳到主要内容
open-menu = 打开菜单
language = 语言
not-translated = 尚未翻译

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = 搜索
search-loading = 正在搜索…
search-count = 结果：{ $count } 条
search-none = 没有与“{ $query }”相符的结果
search-failed = 无法加载搜索功能。
search-more = 显示更多结果
theme = 主题
theme-auto = 跟随设备
theme-light = 浅色
theme-dark = 深色

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = 页面
on-this-page = 本页内容
breadcrumbs = 您的位置
copy-link = 复制本节链接
link-copied = 链接已复制

# The links below a page, and its last line.
previous = 上一页
next = 下一页
footer-made-with = 使用 isogloss 制作
last-updated = 最后更新：
edit-page = 编辑此页面

# The pages of the site itself: the start page and the page for a missing address.
home = 首页
choose-language = 选择语言
page-not-found = 找不到页面
page-not-found-text = 此页面不存在，或已移至其他位置。

# The stub at an old address of a page.
page-moved = 此页面已移动
page-moved-text = 旧网址指向：

# The titles of the boxes in a page’s text.
alert-note = 注意
alert-important = 重要
alert-tip = 提示
alert-info = 信息
alert-caution = 小心
alert-warning = 警告
alert-admin = 管理
alert-availability = 适用范围
alert-prerequisites = 先决条件
alert-error = 错误
alert-success = 成功
alert-more-like-this = 相关文章

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = 观看视频
edition = 版本：{ $name }
editions = 版本：
applies-to = 适用于：{ $name }

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = 此页面尚未翻译成简体中文，目前以下列语言显示：{ $language }
notice-machine = 此页面由机器翻译，可能含有错误。
notice-machine-original = 此页面由机器翻译，可能含有错误。原始页面：{ $language }
notice-stale = 此页面翻译之后，原文已有更改，部分内容可能已经过时。最新版本：{ $language }

# Facts in comparison tables. A clock gives $hour (0–24), $hour2 (two digits), $hour12, $minute and $half (am or pm); from and to are clock faces.
clock-face = { $half ->
    [am] 上午
   *[pm] 下午
}{ $hour12 }:{ $minute }
clock = { $face }
hours = { $from } – { $to }
duration-second = { $number } 秒
duration-minute = { $number } 分钟
duration-hour = { $number } 小时
duration-day = { $number } 天
duration-business-day = { $number } 个工作日
duration-week = { $number } 周
duration-month = { $number } 个月
duration-year = { $number } 年
frequency-minute = 每分钟 { $number } 次
frequency-hour = 每小时 { $number } 次
frequency-day = 每天 { $number } 次
frequency-business-day = 每个工作日 { $number } 次
frequency-week = 每周 { $number } 次
frequency-month = 每月 { $number } 次
frequency-quarter = 每季度 { $number } 次
frequency-year = 每年 { $number } 次
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = 营业时间
coverage-business-days = 工作日
# A response time and the hours in which it counts.
response = { $coverage } / { $time }
mark-yes = 包含
mark-addon = 可选购
mark-no = 不包含
percent = { $number }%
amount = { $sign }{ $number }
# A further part of a list.
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

# Around a comparison table: its caption, its switch, its files, and what stands where a page says nothing.
comparison-plans = 方案对比
comparison-editions = 版本对比
comparison-row = 对比项目
only-differences = 仅显示差异
mark-unstated = 未说明
footnotes = 脚注
download-data = 下载此表格：
edition-name = { $name } 版

# The pages for writers: how every page stands in every language.
translations = 翻译
translations-text = 根据读到的信息，每个页面在各语言中的状态。
translations-map = 页面与语言
translations-page = 页面
translations-place = 位置
translations-other = 这些页面中的其他问题
translations-nothing = 此页面未读到任何信息。
state-present = 已有
state-missing = 缺少
state-stale = 已过时
state-drifted = 不一致

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = 目前服务中
hours-closed = 目前非服务时间
hours-local = 您的时间：
