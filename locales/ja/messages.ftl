# The language itself: its own name in the language switch, and its direction.
language-name = 日本語
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = 本文へ移動
open-menu = メニューを開く
language = 言語
not-translated = 未翻訳

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = 検索
search-loading = 検索中…
search-count = 検索結果: { $count } 件
search-none = 「{ $query }」に一致する結果はありません
search-failed = 検索機能を読み込めませんでした。
search-more = さらに結果を表示
theme = テーマ
theme-auto = デバイスに合わせる
theme-light = ライト
theme-dark = ダーク

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = ページ
on-this-page = このページの内容
breadcrumbs = 現在の位置
copy-link = このセクションへのリンクをコピー
link-copied = リンクをコピーしました

# The links below a page, and its last line.
previous = 前へ
next = 次へ
footer-made-with = isogloss で作成
last-updated = 最終更新日:{" "}
edit-page = このページを編集

# The pages of the site itself: the start page and the page for a missing address.
home = ホーム
choose-language = 言語を選択してください
page-not-found = ページが見つかりません
page-not-found-text = このページは存在しないか、移動されました。

# The stub at an old address of a page.
page-moved = このページは移動しました
page-moved-text = 以前のアドレスの移動先:

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
editions = エディション：
applies-to = 対象：{ $name }

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = このページはまだ日本語に翻訳されていないため、次の言語で表示しています: { $language }
notice-machine = このページは機械翻訳されたもので、誤りが含まれている可能性があります。
notice-machine-original = このページは機械翻訳されたもので、誤りが含まれている可能性があります。原文のページ: { $language }
notice-stale = このページの翻訳後に原文が変更されたため、内容の一部が古くなっている可能性があります。最新版: { $language }

# Facts in comparison tables. A clock gives $hour (0–24), $hour2 (two digits), $hour12, $minute and $half (am or pm); from and to are clock faces.
clock-face = { $hour }:{ $minute }
clock = { $face }
hours = { $from }～{ $to }
duration-second = { $number } 秒
duration-minute = { $number } 分
duration-hour = { $number } 時間
duration-day = { $number } 日
duration-business-day = { $number } 営業日
duration-week = { $number } 週間
duration-month = { $number } か月
duration-year = { $number } 年
frequency-minute = 1 分あたり { $number } 回
frequency-hour = 1 時間あたり { $number } 回
frequency-day = 1 日あたり { $number } 回
frequency-business-day = 1 営業日あたり { $number } 回
frequency-week = 1 週間あたり { $number } 回
frequency-month = 1 か月あたり { $number } 回
frequency-quarter = 四半期あたり { $number } 回
frequency-year = 1 年あたり { $number } 回
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = 営業時間
coverage-business-days = 営業日
# A response time and the hours in which it counts.
response = { $coverage }／{ $time }
mark-yes = 含まれる
mark-addon = 利用可能
mark-no = 含まれない
percent = { $number }%
amount = { $sign }{ $number }
# A further part of a list.
list = { $list }、{ $next }
date = { $year }年{ $month }{ $day }日
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
weekdays = { $from }～{ $to }
weekday-monday = 月曜日
weekday-tuesday = 火曜日
weekday-wednesday = 水曜日
weekday-thursday = 木曜日
weekday-friday = 金曜日
weekday-saturday = 土曜日
weekday-sunday = 日曜日

# Around a comparison table: its caption, its switch, its files, and what stands where a page says nothing.
comparison-plans = プランの比較
comparison-editions = エディションの比較
comparison-row = 比較する項目
only-differences = 違いのみを表示
mark-unstated = 記載なし
footnotes = 脚注
download-data = この表をダウンロード:
edition-name = エディション { $name }

# The pages for writers: how every page stands in every language.
translations = 翻訳
translations-text = 読み取った内容から見た、各ページの言語ごとの状態です。
translations-map = ページと言語
translations-page = ページ
translations-place = 場所
translations-other = これらのページのその他の指摘
translations-nothing = このページから読み取った内容はありません。
state-present = あり
state-missing = なし
state-stale = 要更新
state-drifted = 不一致

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = 現在受付中
hours-closed = 現在受付時間外
hours-local = お客様の時刻：
