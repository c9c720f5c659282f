# The language itself: its own name in the language switch, and its direction.
language-name = 한국어
direction = ltr

# The top of every page: the skip link, the menu button and the language switch.
skip-to-content = 본문으로 건너뛰기
open-menu = 메뉴 열기
language = 언어
not-translated = 아직 번역되지 않음

# The names of a page’s lists of links; screen readers say them, and “On this page” is printed above the headings.
navigation = 페이지
on-this-page = 이 페이지의 내용
breadcrumbs = 현재 위치
copy-link = 이 섹션의 링크 복사

# The links below a page, and its last line.
previous = 이전
next = 다음
footer-made-with = isogloss로 제작

# The pages of the site itself: the start page and the page for a missing address.
home = 홈
choose-language = 언어를 선택하세요
page-not-found = 페이지를 찾을 수 없음
page-not-found-text = 이 페이지는 존재하지 않거나 다른 위치로 옮겨졌습니다.

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

# Above a page’s text: that it is shown in another language, or was translated by a machine. Where { $language } stands,
# the name of the other language links to the original.
notice-fallback = 이 페이지는 아직 한국어로 번역되지 않아 다음 언어로 표시됩니다: { $language }
notice-machine = 이 페이지는 기계로 번역되어 오류가 있을 수 있습니다.
notice-machine-original = 이 페이지는 기계로 번역되어 오류가 있을 수 있습니다. 원본 페이지: { $language }
