# The language itself: its own name in the language switch, and its direction.
language-name = 日本語
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = 本文へ移動
open-menu = メニューを開く
language = 言語
not-translated = 未翻訳

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = ページ
on-this-page = このページの内容
breadcrumbs = 現在の位置
copy-link = このセクションへのリンクをコピー

# The links below a page, and its last line.
previous = 前へ
next = 次へ
footer-made-with = isogloss で作成

# The pages of the site itself: the start page and the page for a missing address.
home = ホーム
choose-language = 言語を選択してください
page-not-found = ページが見つかりません
page-not-found-text = このページは存在しないか、移動されました。

# The titles of the boxes in a page’s text.
alert-note = メモ
alert-important = 重要
alert-tip = ヒント
alert-info = 情報
alert-caution = 注意
alert-warning = 警告
alert-admin = 管理
alert-availability = 提供状況
alert-prerequisites = 前提条件
alert-error = エラー
alert-success = 成功
alert-more-like-this = 関連記事

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = 動画を見る
edition = エディション: { $name }

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = このページはまだ日本語に翻訳されていないため、次の言語で表示しています: { $language }
notice-machine = このページは機械翻訳されたもので、誤りが含まれている可能性があります。
notice-machine-original = このページは機械翻訳されたもので、誤りが含まれている可能性があります。原文のページ: { $language }
