# The language itself: its own name in the language switch, and its direction.
language-name = 한국어
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = 본문으로 건너뛰기
open-menu = 메뉴 열기
language = 언어
not-translated = 아직 번역되지 않음

# The search box in the bar at the top, and the choice of a light or dark look beside it.
search = 검색
search-loading = 검색 중…
search-count = 검색 결과: { $count }개
search-none = ‘{ $query }’에 대한 결과가 없습니다
search-failed = 검색 기능을 불러오지 못했습니다.
search-more = 결과 더 보기
theme = 테마
theme-auto = 기기 설정에 맞춤
theme-light = 밝게
theme-dark = 어둡게

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = 페이지
on-this-page = 이 페이지의 내용
breadcrumbs = 현재 위치
copy-link = 이 섹션의 링크 복사
link-copied = 링크를 복사했습니다

# The links below a page, and its last line.
previous = 이전
next = 다음
footer-made-with = isogloss로 제작
last-updated = 마지막 업데이트:{" "}
edit-page = 이 페이지 편집

# The pages of the site itself: the start page and the page for a missing address.
home = 홈
choose-language = 언어를 선택하세요
page-not-found = 페이지를 찾을 수 없음
page-not-found-text = 이 페이지는 존재하지 않거나 다른 위치로 옮겨졌습니다.

# The stub at an old address of a page.
page-moved = 이 페이지는 옮겨졌습니다
page-moved-text = 이전 주소는 다음으로 연결됩니다:

# The titles of the boxes in a page’s text.
alert-note = 참고
alert-important = 중요
alert-tip = 팁
alert-info = 정보
alert-caution = 주의
alert-warning = 경고
alert-admin = 관리
alert-availability = 이용 가능 범위
alert-prerequisites = 사전 요구 사항
alert-error = 오류
alert-success = 성공
alert-more-like-this = 관련 문서

# Around other parts of a page’s text: the link to a video, and the label of a part that holds for one edition only.
watch-video = 동영상 보기
edition = 에디션: { $name }
editions = 에디션:
applies-to = 대상: { $name }

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = 이 페이지는 아직 한국어로 번역되지 않아 다음 언어로 표시됩니다: { $language }
notice-machine = 이 페이지는 기계로 번역되어 오류가 있을 수 있습니다.
notice-machine-original = 이 페이지는 기계로 번역되어 오류가 있을 수 있습니다. 원본 페이지: { $language }
notice-stale = 이 페이지가 번역된 뒤 원문이 변경되어 일부 내용이 최신이 아닐 수 있습니다. 최신 버전: { $language }

# Facts in comparison tables. A clock gives $hour (0–24), $hour2 (two digits), $hour12, $minute and $half (am or pm); from and to are clock faces.
clock-face = { $half ->
    [am] 오전
   *[pm] 오후
} { $hour12 }:{ $minute }
clock = { $face }
hours = { $from } ~ { $to }
duration-second = { $number }초
duration-minute = { $number }분
duration-hour = { $number }시간
duration-day = { $number }일
duration-business-day = { $number }영업일
duration-week = { $number }주
duration-month = { $number }개월
duration-year = { $number }년
frequency-minute = 분당 { $number }회
frequency-hour = 시간당 { $number }회
frequency-day = 하루 { $number }회
frequency-business-day = 영업일당 { $number }회
frequency-week = 주당 { $number }회
frequency-month = 월 { $number }회
frequency-quarter = 분기당 { $number }회
frequency-year = 연 { $number }회
coverage-always = 24x7
coverage-weekdays = 24x5
coverage-business-hours = 업무 시간
coverage-business-days = 영업일
# A response time and the hours in which it counts.
response = { $coverage } / { $time }
mark-yes = 포함
mark-addon = 이용 가능
mark-no = 미포함
percent = { $number }%
amount = { $sign }{ $number }
# A further part of a list.
list = { $list }, { $next }
date = { $year }년 { $month } { $day }일
month-1 = 1월
month-2 = 2월
month-3 = 3월
month-4 = 4월
month-5 = 5월
month-6 = 6월
month-7 = 7월
month-8 = 8월
month-9 = 9월
month-10 = 10월
month-11 = 11월
month-12 = 12월
weekdays = { $from } ~ { $to }
weekday-monday = 월요일
weekday-tuesday = 화요일
weekday-wednesday = 수요일
weekday-thursday = 목요일
weekday-friday = 금요일
weekday-saturday = 토요일
weekday-sunday = 일요일

# Around a comparison table: its caption, its switch, its files, and what stands where a page says nothing.
comparison-plans = 요금제 비교
comparison-editions = 에디션 비교
comparison-row = 비교 항목
only-differences = 차이점만 표시
mark-unstated = 명시되지 않음
footnotes = 각주
download-data = 이 표 다운로드:
edition-name = 에디션 { $name }

# The pages for writers: how every page stands in every language.
translations = 번역
translations-text = 읽은 내용을 바탕으로 본 각 페이지의 언어별 상태입니다.
translations-map = 페이지와 언어
translations-page = 페이지
translations-place = 위치
translations-other = 이 페이지의 다른 문제
translations-nothing = 이 페이지에서 읽은 내용이 없습니다.
state-present = 있음
state-missing = 없음
state-stale = 업데이트 필요
state-drifted = 불일치

# Beside hours whose time zone is known, by script: whether it is open, and the hours in the reader’s own zone, which follow at once:
# a blank at the end is written as {" "}.
hours-open = 현재 운영 중
hours-closed = 현재 운영 시간 아님
hours-local = 사용자 시간:{" "}