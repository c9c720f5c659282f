# The language itself: its own name in the language switch, and its direction.
language-name = 简体中文
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = 跳到主要内容
open-menu = 打开菜单
language = 语言
not-translated = 尚未翻译

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = 页面
on-this-page = 本页内容
breadcrumbs = 您的位置
copy-link = 复制本节链接

# The links below a page, and its last line.
previous = 上一页
next = 下一页
footer-made-with = 使用 isogloss 制作

# The pages of the site itself: the start page and the page for a missing address.
home = 首页
choose-language = 选择语言
page-not-found = 找不到页面
page-not-found-text = 此页面不存在，或已移至其他位置。

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

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = 此页面尚未翻译成简体中文，目前以下列语言显示：{ $language }
notice-machine = 此页面由机器翻译，可能含有错误。
notice-machine-original = 此页面由机器翻译，可能含有错误。原始页面：{ $language }
