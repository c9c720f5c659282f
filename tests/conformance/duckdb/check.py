"""Runs the query that pages of the manual show, and compares its answer with one that is counted by hand."""

import json
import pathlib
import re
import sys

import duckdb

stated = {}
for file in pathlib.Path("facts").glob("*.ndjson"):
    for line in file.read_text("utf-8").splitlines():
        fact = json.loads(line)
        if fact["kind"] == "phone":
            pages, locales = stated.setdefault(fact["value"], (set(), set()))
            pages.add((file.name, fact["page"]))
            locales.add(fact["locale"])
expected = [(number, len(pages), sorted(locales)) for number, (pages, locales) in stated.items()]
expected.sort(key=lambda row: (-row[1], row[0]))
assert len(expected) > 5, "the sites state too few numbers"

for page in sys.argv[1:]:
    query = re.search(r"```sql\n(.*?)```", pathlib.Path(page).read_text("utf-8"), re.S).group(1)
    answer = duckdb.sql(query).fetchall()
    assert answer == expected, f"{page}:\n{answer}\nis not\n{expected}"
print(f"{len(expected)} telephone numbers, as counted by hand")
